// Keys made by the browser itself: an application's, in the page, and the tenant's, rotated in the tab.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { launch } from './support/browser.mjs';
import { Dashboard } from './support/dashboard.mjs';
import * as journey from './support/journey.mjs';
import { pageFolder } from './support/page_folder.mjs';
import { serveFolder } from './support/static_server.mjs';

let browser, server;
before(async () => {
  browser = await launch();
  server = await serveFolder(pageFolder);
});
after(async () => {
  await browser.close();
  await server.close();
});

test('a key pair made in the page is used, its private half downloaded', { timeout: 90000 }, async () => {
  const dashboard = await Dashboard.open(browser, server.url, { height: 1400 });
  try {
    await journey.createApi(dashboard);
    await journey.createApplication(dashboard);
    await dashboard.click('tab', 'Credentials');
    await dashboard.click('button', 'Algorithm: RS256');
    await dashboard.click('option', 'ES256');
    await dashboard.click('button', 'Generate a key pair');
    await dashboard.sees('Download the private key now');
    const download = dashboard.page.waitForEvent('download');
    await dashboard.click('button', 'Download private key');
    const pem = await readFile(await (await download).path(), 'utf8');
    assert.match(pem, /^-----BEGIN PRIVATE KEY-----\n/);
    await dashboard.click('button', 'Add');
    await dashboard.sees('“Public key” was added.');
    await dashboard.click('button', 'Method: Client secret (Post)');
    await dashboard.click('option', 'Private Key JWT');
    await dashboard.click('button', 'Save changes');
    await dashboard.sees('In use');
    dashboard.assertNoComplaints();
  } finally {
    await dashboard.close();
  }
});

test('signing keys are rotated and revoked in the tab, and the dashboard goes on', { timeout: 90000 }, async () => {
  const dashboard = await Dashboard.open(browser, server.url, { height: 1400 });
  try {
    await dashboard.click('link', 'Keys');
    await dashboard.click('button', 'Rotate keys');
    await dashboard.click('button', 'Rotate keys');
    await dashboard.sees('The keys were rotated.');
    await dashboard.click('button', /^Revoke key /);
    await dashboard.click('button', 'Revoke key');
    await dashboard.sees(/^The key \S+ was revoked\.$/);
    await dashboard.click('link', 'Applications');
    await dashboard.sees('No applications yet');
    dashboard.assertNoComplaints();
  } finally {
    await dashboard.close();
  }
});
