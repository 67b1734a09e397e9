// Faults on purpose by the dashboard, with real mouse and keys: in the tab, and on a server.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { requestToken, startServer } from '../npm/server.mjs';
import { launch } from './support/browser.mjs';
import { Dashboard } from './support/dashboard.mjs';
import * as journey from './support/journey.mjs';
import { pageFolder } from './support/page_folder.mjs';
import { serveFolder } from './support/static_server.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const lostConnection = /could not be reached|connection was lost|did not work/i;

async function openFaults(dashboard) {
  await dashboard.click('link', 'Faults');
  await dashboard.reads('With one click');
}

test('in the tab: the next token requests get 503 or no answer, the ones after them a token, and a click ends a fault',
  { timeout: 240000 }, async () => {
    const server = await serveFolder(pageFolder);
    const dashboard = await Dashboard.open(browser, server.url);
    try {
      await journey.createApi(dashboard);
      await journey.createApplication(dashboard);
      await openFaults(dashboard);
      await dashboard.sees('Nothing goes wrong.');
      await dashboard.click('button', 'Next 3 token requests: 503');
      await dashboard.sees('1 fault at work');
      await dashboard.click('link', 'Applications');
      await dashboard.click('link', journey.application);
      await dashboard.click('tab', 'Quick Start');
      for (let i = 0; i < 3; ++i) {
        await dashboard.click('button', 'Try it');
        await dashboard.sees(/503/);
      }
      await journey.takeToken(dashboard);
      await openFaults(dashboard);
      await dashboard.reads('3 of 3 requests');
      await dashboard.reads('over: it struck often enough');
      await dashboard.click('button', 'Forget 503 Service Unavailable');
      await dashboard.sees('Nothing goes wrong.');

      await dashboard.click('button', 'Next token request: connection lost');
      await dashboard.sees('1 fault at work');
      await dashboard.click('link', 'Applications');
      await dashboard.click('link', journey.application);
      await dashboard.click('tab', 'Quick Start');
      await dashboard.click('button', 'Try it');
      await dashboard.sees(lostConnection);
      await journey.takeToken(dashboard);
      await openFaults(dashboard);
      await dashboard.click('button', 'Empty key set for one minute');
      await dashboard.click('button', 'End Key set: empty');
      await dashboard.misses('1 fault at work');
      dashboard.assertNoComplaints();
    } finally {
      await dashboard.close();
      await server.close();
    }
  });

test('on a server: what the panel begins a client meets, its counter moves, and a click ends it',
  { timeout: 120000 }, async () => {
    const server = await startServer({ options: ['--dashboard-key', 'a-key-for-this-test-only'] });
    const dashboard = await Dashboard.open(browser, server.ready.dashboard_url);
    const status = async () => (await requestToken(server, { grant_type: 'client_credentials',
      client_id: server.ready.client_id, client_secret: server.ready.client_secret,
      audience: server.ready.management_api })).status;
    try {
      await openFaults(dashboard);
      await dashboard.click('button', /^Fault: /);
      await dashboard.click('option', '502 Bad Gateway');
      await dashboard.write('Path', '/oauth/token');
      await dashboard.click('button', 'Provoke it');
      await dashboard.reads('For /oauth/token · until you end it.');
      assert.equal(await status(), 502);
      assert.equal(await status(), 502);
      await dashboard.reads('2 of 2 requests');
      await dashboard.click('button', 'End 502 Bad Gateway');
      await dashboard.sees('Nothing goes wrong.');
      assert.equal(await status(), 200);
      dashboard.assertNoComplaints();
    } finally {
      await dashboard.close();
      await server.stop();
    }
  });
