// The tenant's menu, in the tab and on a server: tenants are made, switched, copied, moved between browsers as a file,
// and deleted.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { startServer } from '../npm/server.mjs';
import { launch } from './support/browser.mjs';
import { Dashboard } from './support/dashboard.mjs';
import * as journey from './support/journey.mjs';
import { pageFolder } from './support/page_folder.mjs';
import { serveFolder } from './support/static_server.mjs';

let browser, folder;
before(async () => {
  browser = await launch();
  folder = await mkdtemp(join(tmpdir(), 'tallygate-'));
});
after(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

const menu = /^Tenant: /;


// Does what leaves the page for another tenant's, and waits until that is drawn.
async function arrives(dashboard, act) {
  const loaded = dashboard.page.waitForEvent('load');
  await act();
  await loaded;
  await dashboard.ready();
}

async function choose(dashboard, item, role = 'menuitem') {
  await dashboard.click('button', menu);
  await dashboard.click(role, item);
}

async function make(dashboard, item, name, confirm) {
  await choose(dashboard, item);
  await dashboard.write('Name', name);
  await arrives(dashboard, () => dashboard.click('button', confirm));
}

async function exports(dashboard, kind) {
  await choose(dashboard, 'Export…');
  await dashboard.click('radio', kind);
  const coming = dashboard.page.waitForEvent('download');
  await dashboard.click('button', 'Export tenant');
  const file = await coming;
  await dashboard.sees(`Exported as ${file.suggestedFilename()}.`);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

// Chooses a file of that content in the browser's own dialog.
async function picks(dashboard, { name, text }) {
  const path = join(folder, name);
  await writeFile(path, text);
  const coming = dashboard.page.waitForEvent('filechooser');
  await choose(dashboard, 'Import…');
  await (await coming).setFiles(path);
  await dashboard.sees('Import a tenant', { role: 'heading' });
}

const secretOf = async (dashboard) => {
  await dashboard.click('link', 'Applications');
  await dashboard.click('link', journey.application);
  await dashboard.click('tab', 'Settings');
  await dashboard.page.evaluate(() => navigator.clipboard.writeText(''));
  await dashboard.click('button', 'Copy Client secret');
  for (let turn = 0; turn < 100; ++turn) {
    const copied = await dashboard.page.evaluate(() => navigator.clipboard.readText());
    if (copied) return copied;
  }
  throw new Error('nothing was copied');
};

test('in the tab: made, switched, copied, exported and imported in another browser, with the same secret',
  { timeout: 240000 }, async () => {
    const server = await serveFolder(pageFolder);
    const dashboard = await Dashboard.open(browser, server.url);
    try {
      await make(dashboard, 'New tenant…', 'staging', 'Create tenant');
      assert.equal(new URL(dashboard.page.url()).search, '?tenant=staging');
      await dashboard.sees('Tenant: staging');
      await journey.createApi(dashboard);
      await journey.createApplication(dashboard);
      await dashboard.misses(`“${journey.application}” was created.`);
      const secret = await secretOf(dashboard);

      await arrives(dashboard, () => choose(dashboard, 'First tenant', 'menuitemradio'));
      await dashboard.click('link', 'Applications');
      await dashboard.sees('No applications yet');

      await arrives(dashboard, () => choose(dashboard, 'staging', 'menuitemradio'));
      await dashboard.click('link', 'Applications');
      await dashboard.sees(journey.application);

      await make(dashboard, 'Duplicate…', 'copy', 'Duplicate tenant');
      assert.equal(new URL(dashboard.page.url()).search, '?tenant=copy');
      assert.equal(await secretOf(dashboard), secret);
      await dashboard.reload();
      await dashboard.click('link', 'Applications');
      await dashboard.sees(journey.application);

      const open = await exports(dashboard, 'With its secrets');
      assert.equal(open.name, 'tallygate-copy.json');
      const bare = await exports(dashboard, 'Without secrets');
      assert.ok(!bare.text.includes('"sealed'), 'nothing that is sealed');

      await choose(dashboard, 'Delete…');
      await dashboard.sees('It has 1 application and 2 APIs.');
      await arrives(dashboard, () => dashboard.click('button', 'Delete tenant'));
      await dashboard.click('button', menu);
      await dashboard.sees('staging', { role: 'menuitemradio' });
      await dashboard.misses('copy');
      await dashboard.page.keyboard.press('Escape');
      dashboard.assertNoComplaints();

      const other = await Dashboard.open(browser, server.url);
      try {
        await picks(other, open);
        await arrives(other, () => other.click('button', 'Import tenant'));
        assert.equal(new URL(other.page.url()).search, '?tenant=copy');
        assert.equal(await secretOf(other), secret);
        await other.click('tab', 'Quick Start');
        await journey.takeToken(other);

        await picks(other, { ...bare, name: 'bare.json' });
        await other.write('Name', 'bare');
        await arrives(other, () => other.click('button', 'Import tenant'));
        assert.notEqual(await secretOf(other), secret);
        other.assertNoComplaints();
      } finally {
        await other.close();
      }
    } finally {
      await dashboard.close();
      await server.close();
    }
  });

test('a file that is no tenant, a name that is taken or none: told in the dialog, and nothing is made',
  { timeout: 120000 }, async () => {
    const server = await serveFolder(pageFolder);
    const dashboard = await Dashboard.open(browser, server.url);
    try {
      const bad = [
        ['', 'line 1: it is not an export of a tenant'],
        ['[]', 'line 1: it is not an export of a tenant'],
        ['{"tallygate_export": 9}', 'it was written by a newer version of Tallygate'],
        ['{"tallygate_export": 1, "secrets": "sealed", "master_key": "00", "settings": []}',
          'its secrets are sealed with a key that is not here'],
        ['{"tallygate_export": 1, "secrets": "omitted",\n"api": [\n{"id": 7}]}', 'line 3: '],
        ['{"tallygate_export": 1, "secrets": "omitted", "settings": []', 'it ends too early'],
      ];
      for (const [text, reason] of bad) {
        await picks(dashboard, { name: 'broken.json', text });
        await dashboard.click('button', 'Import tenant');
        await dashboard.sees(reason);
        await dashboard.click('button', 'Cancel');
      }
      await make(dashboard, 'New tenant…', 'a', 'Create tenant');
      await choose(dashboard, 'New tenant…');
      await dashboard.write('Name', 'Not a name');
      await dashboard.sees(/^Lower-case letters, digits and hyphens only/);
      await dashboard.write('Name', 'a');
      await dashboard.sees('There is a tenant of this name already.');
      await dashboard.click('button', 'Cancel');
      await dashboard.click('button', menu);
      const shown = (await dashboard.nodes()).filter(({ role }) => role === 'menuitemradio').map(({ name }) => name);
      assert.deepEqual(shown, ['First tenant', 'a']);
      await dashboard.page.keyboard.press('Escape');

      await dashboard.page.goto(`${server.url}?tenant=nobody`);
      await dashboard.page.getByText('There is no tenant “nobody” in this browser').waitFor();
      await dashboard.page.getByRole('button', { name: 'Open the first tenant' }).click();
      await dashboard.ready();
      assert.equal(new URL(dashboard.page.url()).search, '');
      dashboard.assertNoComplaints();
    } finally {
      await dashboard.close();
      await server.close();
    }
  });

test('on a server: made, copied, exported, imported and deleted, through its HTTP', { timeout: 240000 }, async () => {
  const server = await startServer({ options: ['--dashboard-key', 'a-key-for-this-test-only'] });
  const dashboard = await Dashboard.open(browser, server.ready.dashboard_url);
  const { page } = dashboard;
  try {
    await make(dashboard, 'New tenant…', 'staging', 'Create tenant');
    assert.match(page.url(), /^http:\/\/staging\.localhost:/);
    await journey.createApi(dashboard);
    await journey.createApplication(dashboard);
    await dashboard.misses(`“${journey.application}” was created.`);
    const secret = await secretOf(dashboard);

    await make(dashboard, 'Duplicate…', 'copy', 'Duplicate tenant');
    assert.match(page.url(), /^http:\/\/copy\.localhost:/);
    assert.equal(await secretOf(dashboard), secret);

    const file = await exports(dashboard, 'With its secrets');
    await picks(dashboard, file);
    await dashboard.write('Name', 'moved');
    await arrives(dashboard, () => dashboard.click('button', 'Import tenant'));
    assert.match(page.url(), /^http:\/\/moved\.localhost:/);
    assert.equal(await secretOf(dashboard), secret);

    await choose(dashboard, 'Delete…');
    await arrives(dashboard, () => dashboard.click('button', 'Delete tenant'));
    assert.match(page.url(), /^http:\/\/localhost:/);
    await dashboard.click('button', menu);
    await dashboard.sees('staging', { role: 'menuitemradio' });
    const shown = (await dashboard.nodes()).filter(({ role }) => role === 'menuitemradio').map(({ name }) => name);
    assert.deepEqual(shown, ['First tenant', 'copy', 'staging']);
    dashboard.assertNoComplaints();
  } finally {
    await dashboard.close();
    await server.stop();
  }
});
