// What the page does as a page: idleness, keyboard, clipboard, touch, several tabs, browsers without storage or GPU.
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

async function withDashboard(options, work) {
  const dashboard = await Dashboard.open(browser, server.url, options);
  try {
    await work(dashboard);
    dashboard.assertNoComplaints();
  } finally {
    await dashboard.close();
  }
}

test('an idle tab draws nothing', { timeout: 60000 }, () =>
  withDashboard({ motion: 'no-preference' }, async (dashboard) => {
    await dashboard.sees('Applications', { role: 'heading' });
    await dashboard.settle();
    await dashboard.page.waitForTimeout(1000);
    const frames = await dashboard.page.evaluate(() => window.tallygate.frames);
    await dashboard.page.waitForTimeout(2000);
    assert.equal((await dashboard.page.evaluate(() => window.tallygate.frames)) - frames, 0);
  }));

test('an application is created by keyboard alone', { timeout: 120000 }, () =>
  withDashboard({}, async (dashboard) => {
    const { keyboard } = dashboard.page;
    const focusedId = async () => (await dashboard.nodes()).find((each) => each.focused)?.id;
    // Tab until the element with that role and name has the focus.
    const tabTo = async (role, name) => {
      for (let i = 0; i < 60; ++i) {
        const before = await focusedId();
        await keyboard.press('Tab');
        await dashboard.page.waitForFunction((id) => {
          const focused = window.tallygate.nodes.find((each) => each.focused);
          return focused && focused.id !== id;
        }, before, { timeout: 1000 }).catch(() => {}); // beyond the last one it leaves the page and comes again
        const node = (await dashboard.nodes()).find((each) => each.focused);
        if (node?.role === role && (name instanceof RegExp ? name.test(node.name) : node.name === name)) return;
      }
      throw new Error(`Tab never came to ${role} “${name}”`);
    };
    await dashboard.sees('Applications', { role: 'heading' });
    await tabTo('button', 'Create Application');
    await keyboard.press('Enter');
    await dashboard.sees('Three steps', { role: 'text' });
    await tabTo('textbox', 'Name');
    await keyboard.type('Keyboard only');
    await tabTo('radio', 'Machine to Machine');
    await keyboard.press('Space');
    await tabTo('button', 'Continue');
    await keyboard.press('Enter');
    await tabTo('radio', /Management API/);
    await keyboard.press('Space');
    await tabTo('button', 'Continue');
    await keyboard.press('Enter');
    // Of hundreds of scopes a few are left to walk through.
    await tabTo('textbox', 'Search scopes');
    await keyboard.type('read:clients');
    await tabTo('checkbox', /^read:clients/);
    await keyboard.press('Space');
    await tabTo('button', 'Create application');
    await keyboard.press('Enter');
    await dashboard.sees('Keyboard only', { role: 'heading' });
  }));

test('text is copied, cut and pasted between the page and the machine', { timeout: 60000 }, () =>
  withDashboard({}, async (dashboard) => {
    const { page } = dashboard;
    await dashboard.click('link', 'APIs');
    await dashboard.click('button', 'Create API');
    await dashboard.write('Name', 'Grüße 東京');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+c');
    await page.waitForFunction(async () => (await navigator.clipboard.readText()) === 'Grüße 東京');
    await page.keyboard.press('Control+x');
    await page.evaluate(() => navigator.clipboard.writeText('from elsewhere'));
    await page.keyboard.press('Control+v');
    await dashboard.holds('Name', 'from elsewhere');
  }));

test('back, forward and a shared address show the page they name', { timeout: 60000 }, () =>
  withDashboard({}, async (dashboard) => {
    const { page } = dashboard;
    await dashboard.click('link', 'APIs');
    await dashboard.sees('APIs', { role: 'heading' });
    await dashboard.click('link', 'Logs');
    await dashboard.sees('Logs', { role: 'heading' });
    assert.equal(await page.title(), 'Logs · Tallygate');
    await page.goBack();
    await dashboard.sees('APIs', { role: 'heading' });
    await page.goForward();
    await dashboard.sees('Logs', { role: 'heading' });
    await dashboard.goto(`${server.url}#/usage`);
    await dashboard.sees('Usage', { role: 'heading' });
    await dashboard.goto(`${server.url}#/nowhere`);
    await dashboard.sees('Page not found');
  }));

test('a finger taps, scrolls and opens the keyboard of a field', { timeout: 60000 }, () =>
  withDashboard({ width: 390, height: 844, ratio: 2, touch: true }, async (dashboard) => {
    const { page } = dashboard;
    await dashboard.tap('button', 'Create Application');
    await dashboard.sees('Three steps');
    await dashboard.tap('textbox', 'Name');
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Name');
    await page.keyboard.insertText('By phone');
    await dashboard.holds('Name', 'By phone');
  }));

test('a second tab says that the tenant is open, and takes it over without a loss', { timeout: 90000 }, async () => {
  const first = await Dashboard.open(browser, server.url);
  try {
    await journey.createApi(first);
    const page = await first.page.context().newPage();
    await page.goto(server.url);
    await page.getByRole('heading', { name: 'This tenant is open in another tab' }).waitFor();
    await page.getByRole('button', { name: 'Continue here' }).click();
    const second = new Dashboard(page, first.viewport);
    await second.ready();
    await second.click('link', 'APIs');
    await second.sees(journey.api.name);
    await first.page.getByRole('heading', { name: 'This tenant went to another tab' }).waitFor();
  } finally {
    await first.close();
  }
});

test('without IndexedDB the tenant works, and says that it is not saved', { timeout: 60000 }, async () => {
  const context = await browser.newContext();
  await context.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
  const page = await context.newPage();
  const dashboard = new Dashboard(page, page.viewportSize());
  try {
    await dashboard.goto(server.url);
    await dashboard.sees('in this tab, not saved');
    await journey.createApi(dashboard);
  } finally {
    await dashboard.close();
  }
});

test('without WebGL2 a sentence says so', { timeout: 60000 }, async () => {
  const page = await browser.newPage();
  try {
    await page.addInitScript(() => { HTMLCanvasElement.prototype.getContext = () => null; });
    await page.goto(server.url);
    await page.getByRole('heading', { name: 'This browser shows no WebGL2' }).waitFor();
  } finally {
    await page.close();
  }
});

test('a lost GPU comes back', { timeout: 60000 }, async () => {
  const dashboard = await Dashboard.open(browser, server.url);
  try {
    await dashboard.sees('Applications', { role: 'heading' });
    await dashboard.page.evaluate(() => {
      const context = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
      context.loseContext();
      return new Promise((resolve) => setTimeout(() => resolve(context.restoreContext()), 200));
    });
    await dashboard.click('link', 'APIs');
    await dashboard.sees('APIs', { role: 'heading' });
  } finally {
    await dashboard.close();
  }
});
