// A new user's first steps, once in a tenant that lives in the tab and once in a server's, with mouse and keys.
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

async function walk(dashboard) {
  await journey.createApi(dashboard);
  await journey.createApplication(dashboard);
  await journey.takeToken(dashboard);
  await journey.askForTooMuch(dashboard);
  await journey.changeGrant(dashboard);
  await journey.findInLogs(dashboard);
  await journey.findInUsage(dashboard);
}

test('in the tab: an API, an application, a token, a refusal, the log and the count; a reload keeps it, Reset forgets',
  { timeout: 150000 }, async () => {
    const server = await serveFolder(pageFolder);
    const dashboard = await Dashboard.open(browser, server.url, { motion: 'no-preference' });
    try {
      await walk(dashboard);

      await dashboard.reload();
      await dashboard.sees(/^1 token\b/);
      await dashboard.click('link', 'Applications');
      await dashboard.sees(journey.application);

      await dashboard.click('button', 'Tenant: Tallygate');
      await dashboard.click('menuitem', 'Reset…');
      const loaded = dashboard.page.waitForEvent('load');
      await dashboard.click('button', 'Reset tenant');
      await loaded;
      await dashboard.ready();
      await dashboard.click('link', 'Applications');
      await dashboard.sees('No applications yet');

      const origin = new URL(server.url).origin;
      const strangers = dashboard.requests.filter((url) => !url.startsWith(`${origin}/some/where/`));
      assert.deepEqual(strangers, [], 'the page asks only for its own files');
      const endpoints = server.requests.filter((path) => /oauth|api|admin|well-known/.test(path));
      assert.deepEqual(endpoints, [], 'the tenant is in the tab: no endpoint of any server is asked');
      dashboard.assertNoComplaints();
    } finally {
      await dashboard.close();
      await server.close();
    }
  });

test('on a server: the same, through its HTTP', { timeout: 150000 }, async () => {
  const server = await startServer({ options: ['--dashboard-key', 'a-key-for-this-test-only'] });
  const dashboard = await Dashboard.open(browser, server.ready.dashboard_url);
  try {
    assert.doesNotMatch(dashboard.page.url(), /a-key-for/, 'the key leaves the address bar');
    await walk(dashboard);

    await dashboard.reload();
    await dashboard.sees(/^1 token\b/);
    dashboard.assertNoComplaints();
  } finally {
    await dashboard.close();
    await server.stop();
  }
});

test('on a server: a wrong key is said plainly, with what to do', { timeout: 60000 }, async () => {
  const server = await startServer({ options: ['--dashboard-key', 'a-key-for-this-test-only'] });
  const page = await browser.newPage();
  try {
    await page.goto(`${server.issuer}#key=another`);
    await page.getByRole('heading', { name: 'This dashboard key is not valid' }).waitFor();
    await page.goto(server.issuer);
    await page.reload();
    await page.getByRole('heading', { name: 'Open the address that the server printed' }).waitFor();
  } finally {
    await page.close();
    await server.stop();
  }
});
