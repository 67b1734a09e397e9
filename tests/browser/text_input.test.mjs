// Text as it comes from input methods, phone keyboards and autocorrection: what the browser's own field gets is what
// the canvas shows.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { createOrders } from '../npm/server.mjs';
import { launch } from './support/browser.mjs';
import { Dashboard } from './support/dashboard.mjs';
import { startEmptyServer } from './support/screens.mjs';

let browser, server, settings;
before(async () => {
  [browser, server] = await Promise.all([launch(), startEmptyServer()]);
  const { application } = await createOrders(server);
  settings = `#/applications/${application.client_id}/settings`;
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function withField(place, name, options, work) {
  const dashboard = await Dashboard.open(browser, server.ready.dashboard_url, options);
  try {
    await dashboard.visit(place);
    if (options.touch) await dashboard.tap('textbox', name);
    else await dashboard.click('textbox', name);
    const devtools = await dashboard.page.context().newCDPSession(dashboard.page);
    await work(dashboard, {
      // As an input method does while it is still being decided what is meant.
      compose: (text) =>
        devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length }),
      commit: (text) => devtools.send('Input.insertText', { text }),
      holds: (text) => dashboard.holds(name, text),
      // As a phone's keyboard and its corrections do: no keys, only what becomes of the text.
      replace: (from, to, text) => dashboard.page.evaluate((given) => {
        const element = document.activeElement;
        element.setSelectionRange(given.from, given.to);
        document.execCommand(given.text ? 'insertText' : 'delete', false, given.text);
      }, { from, to, text }),
    });
    dashboard.assertNoComplaints();
  } finally {
    await dashboard.close();
  }
}

// Waits until the browser's field has that caret or selection, which follows the canvas: keys take a frame or two each.
async function hasCaret(dashboard, start, end = start) {
  const has = ([from, to]) =>
    document.activeElement.selectionStart === from && document.activeElement.selectionEnd === to;
  await dashboard.page.waitForFunction(has, [start, end], { timeout: 30000 });
}

test('an input method composes, converts and commits, at the end and in the middle of a text', { timeout: 60000 }, () =>
  withField('#/apis/new', 'Name', {}, async (dashboard, { compose, commit, holds }) => {
    const { keyboard } = dashboard.page;
    for (const text of ['に', 'にほ', 'にほん']) {
      await compose(text);
      await holds(text);
    }
    await commit('日本');
    await holds('日本');
    await keyboard.type(' API');
    await holds('日本 API');
    for (let i = 0; i < 4; ++i) await keyboard.press('ArrowLeft');
    await dashboard.page.waitForFunction(() => document.activeElement.selectionStart === 2);
    await compose('ご');
    await holds('日本ご API');
    await compose('語');
    await commit('語');
    await holds('日本語 API');
    // One that is given up leaves nothing behind.
    await compose('か');
    await holds('日本語か API');
    await compose('');
    await holds('日本語 API');
    await keyboard.type('!');
    await holds('日本語! API');
    await hasCaret(dashboard, 4);
  }));

test('a composition takes the place of what was selected; characters beyond the first plane stay whole',
  { timeout: 60000 }, () => withField('#/apis/new', 'Name', {}, async (dashboard, { compose, commit, holds }) => {
    const { keyboard } = dashboard.page;
    await commit('🎉🎊');
    await holds('🎉🎊');
    await keyboard.press('Backspace');
    await holds('🎉');
    await keyboard.type('abc');
    await holds('🎉abc');
    await keyboard.press('Shift+ArrowLeft');
    await keyboard.press('Shift+ArrowLeft');
    await hasCaret(dashboard, 3, 5);
    await compose('é');
    await holds('🎉aé');
    await commit('é');
    await holds('🎉aé');
  }));

test('in a field of several lines keys write once, and an input method too', { timeout: 60000 }, () =>
  withField(settings, 'Description', {}, async (dashboard, { compose, commit, holds }) => {
    const { keyboard } = dashboard.page;
    await keyboard.type('ab');
    await keyboard.press('Enter');
    await keyboard.type('cd');
    await holds('ab\ncd');
    await keyboard.press('ArrowUp');
    await keyboard.press('End');
    await hasCaret(dashboard, 2);
    await compose('ü');
    await commit('ü');
    await holds('abü\ncd');
    await keyboard.press('Backspace');
    await holds('ab\ncd');
  }));

test("a phone's keyboard writes, deletes and corrects a word that was written before", { timeout: 60000 }, () =>
  withField('#/apis/new', 'Name', { width: 390, height: 844, ratio: 2, touch: true },
    async (dashboard, { commit, holds, replace }) => {
      assert.equal(await dashboard.page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Name');
      for (const word of ['teh ', 'orders', ' api']) await commit(word);
      await holds('teh orders api');
      await replace(0, 3, 'the');
      await holds('the orders api');
      await replace(4, 10, 'invoices');
      await holds('the invoices api');
      await replace(12, 16, '');
      await holds('the invoices');
      await hasCaret(dashboard, 12);
      await commit('!');
      await holds('the invoices!');
    }));

test('keys and an input method, faster than frames are drawn, keep their order', { timeout: 60000 }, () =>
  withField('#/apis/new', 'Name', {}, async (dashboard, { compose, commit, holds }) => {
    const { keyboard } = dashboard.page;
    await keyboard.type('one ');
    await compose('ニ');
    await commit('二');
    await keyboard.type(' three');
    await holds('one 二 three');
    await keyboard.press('Home');
    await keyboard.type('>');
    await holds('>one 二 three');
  }));
