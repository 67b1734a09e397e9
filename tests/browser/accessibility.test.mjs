// The dashboard for those who do not see the canvas: names, roles and structure of every screen, in the browser's own
// accessibility tree.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { manager } from '../npm/server.mjs';
import { accessibilityTree, defectsOf } from './support/accessibility.mjs';
import { launch } from './support/browser.mjs';
import { Dashboard } from './support/dashboard.mjs';
import { pageFolder } from './support/page_folder.mjs';
import { startEmptyServer, startUsedTenant } from './support/screens.mjs';
import { serveFolder } from './support/static_server.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

test('every screen has a sound accessibility tree', { timeout: 240000 }, async (t) => {
  const { server, application, screens } = await startUsedTenant();
  const dashboard = await Dashboard.open(browser, server.ready.dashboard_url);
  const { page } = dashboard;
  try {
    for (const [name, address] of Object.entries(screens)) {
      await t.test(name, async () => {
        await dashboard.visit(address);
        await dashboard.settle();
        const tree = await accessibilityTree(page);
        assert.ok(tree.length > 40, `only ${tree.length} nodes`);
        assert.deepEqual(defectsOf(tree), []);
        assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
      });
    }

    await t.test('a table is a table, with sorted heads, numbered rows and cells', async () => {
      await dashboard.visit(screens.applications);
      const table = page.getByRole('table', { name: 'Applications' });
      const row = table.getByRole('row', { name: '' }).filter({ hasText: application.name });
      await row.getByRole('link', { name: application.name }).waitFor({ state: 'attached' });
      assert.equal(await table.getAttribute('aria-rowcount'), '3');
      assert.equal(await row.getAttribute('aria-rowindex'), '3');
      assert.equal(await row.getByRole('cell').count(), 6);
      await row.getByRole('cell').getByRole('button', { name: 'Copy Client ID' }).waitFor({ state: 'attached' });
      const head = table.getByRole('columnheader', { name: /Name/ });
      assert.equal(await head.getAttribute('aria-sort'), 'ascending');
      await dashboard.click('button', 'Sort by Name');
      await page.waitForFunction((cell) => cell.getAttribute('aria-sort') === 'descending',
        await head.elementHandle());
    });

    await t.test('tabs stand in a list of tabs, with the panel of the chosen one', async () => {
      await dashboard.visit(screens['application-settings']);
      const tabs = page.getByRole('tablist', { name: application.name });
      await tabs.getByRole('tab', { name: 'Settings', selected: true }).waitFor({ state: 'attached' });
      const panel = page.getByRole('main').getByRole('tabpanel', { name: 'Settings' });
      await panel.getByRole('textbox', { name: 'Name', exact: true }).waitFor({ state: 'attached' });
    });

    await t.test('what lies below the fold can be read without scrolling', async () => {
      for (const text of ['Danger zone', 'OpenID configuration', 'It can ask for no more tokens.'])
        assert.ok(await page.getByRole('main').getByText(text).first().isVisible(), text);
      const tops = await page.getByRole('heading').evaluateAll((all) => all.map((each) => each.textContent));
      assert.deepEqual(tops.slice(-1), ['Danger zone']);
    });

    await t.test('a select opens a list of options and a menu its choices', async () => {
      await dashboard.click('button', /^Application type: /);
      const options = page.getByRole('listbox', { name: 'Application type' }).getByRole('option');
      await options.first().waitFor({ state: 'attached' });
      assert.deepEqual(defectsOf(await accessibilityTree(page)), []);
      assert.ok(await page.getByRole('button', { name: /^Application type: /, expanded: true }).count());
      await dashboard.page.keyboard.press('Escape');
      await dashboard.click('button', /^Theme/);
      const menu = page.getByRole('menu', { name: 'Theme' });
      await menu.getByRole('menuitemradio', { name: 'Same as system', checked: true }).waitFor({ state: 'attached' });
      assert.deepEqual(defectsOf(await accessibilityTree(page)), []);
      await dashboard.page.keyboard.press('Escape');
    });

    await t.test('a dialog is all there is while it is open', async () => {
      await dashboard.click('button', 'Delete application');
      const dialog = page.getByRole('dialog', { name: `Delete “${application.name}”?` });
      await dialog.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'attached' });
      assert.equal(await page.getByRole('main').count(), 0);
      await dashboard.click('button', 'Cancel');
    });
    dashboard.assertNoComplaints();
  } finally {
    await dashboard.close();
    await server.stop();
  }
});

test('the focus stays with its row while a long list scrolls, and Tab goes on from there', { timeout: 120000 },
  async () => {
    const server = await startEmptyServer();
    const manage = await manager(server);
    for (let i = 100; i < 138; ++i) await manage('POST', 'clients', { name: `Service ${i}` });
    const dashboard = await Dashboard.open(browser, server.ready.dashboard_url);
    const { page } = dashboard;
    try {
      const link = page.getByRole('link', { name: 'Service 105' });
      await link.focus();
      await link.evaluate((element) => { element.isTheSame = true; });
      const focused = () => page.evaluate(() => ({
        name: document.activeElement.textContent, isTheSame: !!document.activeElement.isTheSame }));
      await page.mouse.move(700, 500);
      for (let turn = 0; turn < 7; ++turn) {
        await page.mouse.wheel(0, 300);
        await dashboard.drawn();
        assert.deepEqual(await focused(), { name: 'Service 105', isTheSame: true });
      }
      await page.getByRole('link', { name: 'Service 135' }).waitFor({ state: 'attached' });
      assert.equal(await page.getByRole('link', { name: 'Service 112' }).count(), 0, 'rows out of sight are let go');

      await page.keyboard.press('Tab');
      await page.waitForFunction(() => document.activeElement.textContent.startsWith('Copy'));
      await page.keyboard.press('Tab');
      await page.waitForFunction(() => document.activeElement.textContent === 'Service 106');
      // And so on to the end, though the rows there come only as they are gone to.
      for (let i = 107; i < 138; ++i) {
        await dashboard.drawn();
        await page.keyboard.press('Tab');
        await page.keyboard.press('Tab');
        await page.waitForFunction((name) => document.activeElement.textContent === name, `Service ${i}`);
      }
      dashboard.assertNoComplaints();
    } finally {
      await dashboard.close();
      await server.stop();
    }
  });

test('elements that did not change are left as they are', { timeout: 60000 }, async () => {
  const server = await serveFolder(pageFolder);
  const dashboard = await Dashboard.open(browser, server.url, { height: 400 });
  const { page } = dashboard;
  try {
    await dashboard.visit('#/applications/new');
    await dashboard.sees('Application type');
    await dashboard.settle();
    await page.evaluate(() => {
      window.touched = [];
      const observer = new MutationObserver((changes) => window.touched.push(...changes.map(({ target }) => target)));
      observer.observe(document.getElementById('mirror-items'),
        { subtree: true, childList: true, attributes: true, characterData: true });
    });
    await page.mouse.move(800, 300);
    await page.mouse.wheel(0, 60);
    await dashboard.settle();
    const touched = await page.evaluate(() => new Set(window.touched).size);
    const all = await page.evaluate(() => document.querySelectorAll('#mirror-items *').length);
    assert.ok(touched > 0 && touched < all / 3, `${touched} of ${all} elements were touched by scrolling`);
  } finally {
    await dashboard.close();
    await server.close();
  }
});
