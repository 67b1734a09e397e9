// What happens to the tab's tenant when the browser does not keep it: nothing is lost, the person is told, and it is
// kept as soon as that can be.
import assert from 'node:assert/strict';
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

const trouble = 'Changes are not being saved';
const saved = 'Everything is saved again.';

// A new tenant changes by itself until both its signing keys are made and stored.
const settled = (page) =>
  page.waitForFunction(async () => {
    const [{ name }] = await indexedDB.databases();
    const done = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
    const database = await done(indexedDB.open(name));
    const records = await done(database.transaction('records').objectStore('records').getAll());
    database.close();
    return records.filter(({ table }) => table === 'signing_key').length === 2;
  });

async function withDashboard(work) {
  const dashboard = await Dashboard.open(browser, server.url);
  try {
    await settled(dashboard.page);
    await work(dashboard, dashboard.page);
    dashboard.assertNoComplaints();
  } finally {
    await dashboard.close();
  }
}

// Every put fails with an error of that name: at once, or when the transaction is to be committed.
const breakStorage = (page, name, when) =>
  page.evaluate(([error, moment]) => {
    const { put } = IDBObjectStore.prototype;
    const { commit } = IDBTransaction.prototype;
    window.mendStorage = () => {
      IDBObjectStore.prototype.put = put;
      IDBTransaction.prototype.commit = commit;
    };
    if (moment === 'at the end') IDBTransaction.prototype.commit = function fail() { this.abort(); };
    else IDBObjectStore.prototype.put = () => { throw new DOMException('broken by a test', error); };
  }, [name, when]);

// `before` happens when all but the last click is done: an alert that comes earlier pushes away what is to be clicked.
async function createsApi(dashboard, name, before = () => {}) {
  await dashboard.click('link', 'APIs');
  await dashboard.click('button', 'Create API');
  await dashboard.write('Name', name);
  await dashboard.write('Identifier', `https://${name.toLowerCase()}.example.com`);
  await before();
  await dashboard.click('button', 'Create API');
  await dashboard.sees(name, { role: 'heading' });
}

async function hasApis(dashboard, names) {
  await dashboard.click('link', 'APIs');
  for (const name of names) await dashboard.sees(name, { role: 'link' });
}

for (const [name, when, why] of [
  ['QuotaExceededError', 'at once', 'no more room for this page'],
  ['AbortError', 'at the end', 'could not store them'],
]) {
  test(`a write that fails (${name}) is told, tried again by its button, and loses nothing`, { timeout: 90000 }, () =>
    withDashboard(async (dashboard, page) => {
      await createsApi(dashboard, 'Kept');
      await createsApi(dashboard, 'Waiting', () => breakStorage(page, name, when));
      await dashboard.sees(trouble, { role: 'alert' });
      await dashboard.sees(why, { role: 'alert' });
      await dashboard.click('button', 'Save again');
      await page.evaluate(() => window.tallygate.saved());
      await dashboard.drawn();
      await dashboard.sees(trouble, { role: 'alert' });
      // The tab goes on working, and holds on to what it does.
      await createsApi(dashboard, 'Later');
      await page.evaluate(() => window.tallygate.saved());

      await page.evaluate(() => window.mendStorage());
      await dashboard.click('button', 'Save again');
      await dashboard.sees(saved, { role: 'status' });
      assert.ok(!(await dashboard.nodes()).some((node) => node.name === trouble));
      await dashboard.reload();
      await hasApis(dashboard, ['Kept', 'Waiting', 'Later']);
    }));
}

test('the next change that can be stored takes along what could not, without a button', { timeout: 90000 }, () =>
  withDashboard(async (dashboard, page) => {
    await createsApi(dashboard, 'Waiting', () => breakStorage(page, 'QuotaExceededError', 'at once'));
    await dashboard.sees(trouble, { role: 'alert' });
    await page.evaluate(() => window.mendStorage());
    await createsApi(dashboard, 'Next');
    await dashboard.misses(trouble);
    assert.equal(await page.evaluate(() => window.tallygate.saved()), true);
    await dashboard.reload();
    await hasApis(dashboard, ['Waiting', 'Next']);
  }));

test('storage that the browser cleared is told at once, and all of the tenant is put back', { timeout: 90000 }, () =>
  withDashboard(async (dashboard, page) => {
    await createsApi(dashboard, 'Cleared');
    await page.evaluate(() => window.tallygate.saved());
    const devtools = await page.context().newCDPSession(page);
    const { origin } = new URL(server.url);
    await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
    await dashboard.sees("took this page's storage away", { role: 'alert' });
    await dashboard.click('button', 'Save again');
    await dashboard.sees(saved, { role: 'status' });
    await dashboard.reload();
    await hasApis(dashboard, ['Cleared', 'Auth0 Management API']);
    // Its secrets are still sealed under the key that was put back with them.
    await journey.createApplication(dashboard, 'Cleared', null);
    await dashboard.click('button', 'Try it');
    await dashboard.sees('200 OK');
  }));

test('a tab with unsaved changes asks before it closes, and one that saved them does not', { timeout: 60000 }, () =>
  withDashboard(async (dashboard, page) => {
    const wouldAsk = () => page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
    assert.equal(await wouldAsk(), false);
    await createsApi(dashboard, 'Unsaved', () => breakStorage(page, 'QuotaExceededError', 'at once'));
    await dashboard.sees(trouble, { role: 'alert' });
    await page.evaluate(() => window.tallygate.saved());
    assert.equal(await wouldAsk(), true);
    await page.evaluate(() => window.mendStorage());
    await dashboard.click('button', 'Save again');
    await dashboard.sees(saved, { role: 'status' });
    assert.equal(await wouldAsk(), false);
  }));

test('a tab that cannot save does not hand the tenant over in silence', { timeout: 90000 }, async () => {
  const first = await Dashboard.open(browser, server.url);
  try {
    await settled(first.page);
    await createsApi(first, 'Unsaved', () => breakStorage(first.page, 'QuotaExceededError', 'at once'));
    await first.sees(trouble, { role: 'alert' });
    const second = await first.page.context().newPage();
    await second.goto(server.url);
    await second.getByRole('button', { name: 'Continue here' }).click();
    await second.getByRole('heading', { name: 'The other tab could not save its last changes' }).waitFor();
    await first.page.evaluate(() => window.mendStorage());
    await second.getByRole('button', { name: 'Try again' }).click();
    const dashboard = new Dashboard(second, first.viewport);
    await dashboard.ready();
    await hasApis(dashboard, ['Unsaved']);
  } finally {
    await first.close();
  }
});
