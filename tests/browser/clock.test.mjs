// The clock of the top bar: everything that has a time moves with it, in the tab and on a server with a virtual clock.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startServer } from '../npm/server.mjs';
import { launch } from './support/browser.mjs';
import { Dashboard } from './support/dashboard.mjs';
import * as journey from './support/journey.mjs';
import { pageFolder } from './support/page_folder.mjs';
import { serveFolder } from './support/static_server.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const clock = /^Clock: /;

async function move(dashboard, item) {
  await dashboard.click('button', clock);
  await dashboard.click('menuitem', item);
  await dashboard.sees(/^It is .* UTC\.$/);
  await dashboard.page.keyboard.press('Escape');
  await dashboard.misses('Freeze');
}

async function goTo(dashboard, time) {
  await dashboard.click('button', clock);
  await dashboard.write('Date or time, UTC', time);
  await dashboard.click('button', 'Go');
  await dashboard.sees(`It is ${time.replace('T', ' ')} UTC.`);
  await dashboard.page.keyboard.press('Escape');
}

test('in the tab: a quota that is used up is free again in the next hour, and the token\'s time is the clock\'s',
  { timeout: 180000 }, async () => {
    const server = await serveFolder(pageFolder);
    const dashboard = await Dashboard.open(browser, server.url);
    try {
      await dashboard.sees('Clock: Live');
      await journey.createApi(dashboard);
      await journey.createApplication(dashboard);
      await goTo(dashboard, '2031-05-06T07:30');
      await dashboard.click('button', clock);
      await dashboard.click('menuitem', 'Freeze');
      await dashboard.page.keyboard.press('Escape');
      await dashboard.sees('Clock: 2031-05-06 07:30 UTC, frozen');

      await dashboard.click('link', 'Applications');
      await dashboard.click('link', journey.application);
      await dashboard.click('tab', 'Quota');
      await dashboard.write('Tokens per hour', '1');
      await dashboard.click('button', 'Save changes');
      await dashboard.click('tab', 'Quick Start');
      await journey.takeToken(dashboard);
      await dashboard.reads('2031-05-06 07:30');
      await dashboard.click('button', 'Try it');
      await dashboard.sees(/^Refused: 429 /);

      await move(dashboard, 'To the next hour');
      await dashboard.sees('Clock: 2031-05-06 08:00 UTC, frozen');
      await dashboard.click('button', 'Try it');
      await dashboard.sees('200 OK');

      await dashboard.reload();
      await dashboard.sees('Clock: 2031-05-06 08:00 UTC, frozen');
      await dashboard.click('link', 'Usage');
      await dashboard.sees(/^2 tokens\b/);
      await dashboard.sees('May 2031');
      dashboard.assertNoComplaints();
    } finally {
      await dashboard.close();
      await server.close();
    }
  });

test('on a server with a virtual clock the same control moves it, on another it says how to get one',
  { timeout: 120000 }, async () => {
    const key = ['--dashboard-key', 'a-key-for-this-test-only'];
    const virtual = await startServer({ options: [...key, '--clock', 'virtual'] });
    const dashboard = await Dashboard.open(browser, virtual.ready.dashboard_url);
    try {
      await goTo(dashboard, '2031-05-06T07:30');
      await dashboard.sees('Clock: 2031-05-06 07:30 UTC');
      await move(dashboard, '+1 day');
      await dashboard.sees('Clock: 2031-05-07 07:30 UTC');
      await dashboard.click('button', clock);
      await dashboard.write('Date or time, UTC', 'tomorrow');
      await dashboard.click('button', 'Go');
      await dashboard.sees(/^A date such as /);
      await dashboard.write('Date or time, UTC', '2030-01-01');
      await dashboard.click('button', 'Go');
      await dashboard.sees('Time runs forwards only, and to the year 9999.');
      dashboard.assertNoComplaints();
    } finally {
      await dashboard.close();
      await virtual.stop();
    }
    const plain = await startServer({ options: key });
    const other = await Dashboard.open(browser, plain.ready.dashboard_url);
    try {
      await other.click('button', 'Clock: Live');
      await other.sees(/^This server keeps the world's time\./);
      other.assertNoComplaints();
    } finally {
      await other.close();
      await plain.stop();
    }
  });
