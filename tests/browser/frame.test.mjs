// What stands around the screens, by real keys and a real mouse: the command palette and the inspector.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launch } from './support/browser.mjs';
import { Dashboard } from './support/dashboard.mjs';
import * as journey from './support/journey.mjs';
import { pageFolder } from './support/page_folder.mjs';
import { serveFolder } from './support/static_server.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const hashOf = (page) => page.evaluate(() => window.location.hash);

test('Ctrl+K goes anywhere by a few letters; Ctrl+I shows a refusal, its why and the way to mend it',
  { timeout: 120000 }, async () => {
    const server = await serveFolder(pageFolder);
    const dashboard = await Dashboard.open(browser, server.url);
    const { page } = dashboard;
    const goTo = async (letters, option) => {
      await page.keyboard.press('Control+k');
      await page.waitForFunction(() => document.activeElement.getAttribute('role') === 'combobox');
      await page.keyboard.type(letters);
      // The option that Enter takes is the one that a screen reader hears of.
      await page.waitForFunction((name) => {
        const field = document.activeElement;
        const active = document.getElementById(field.getAttribute('aria-activedescendant'));
        const list = document.getElementById(field.getAttribute('aria-controls'));
        return active?.textContent === name && active.getAttribute('aria-selected') === 'true' &&
          list?.getAttribute('role') === 'listbox' && list.contains(active);
      }, option);
      await page.keyboard.press('Enter');
      await dashboard.misses('Command palette');
    };
    try {
      await journey.createApi(dashboard);
      await journey.createApplication(dashboard);
      await goTo('keys', 'Keys');
      await dashboard.sees('Keys', { role: 'heading' });
      await goTo('nrep', journey.application);
      await dashboard.sees(journey.application, { role: 'heading' });
      assert.match(await hashOf(page), /^#\/applications\/\w+\/quickstart$/);
      await page.keyboard.press('Control+k');
      await dashboard.sees('Command palette', { role: 'dialog' });
      await page.keyboard.press('Escape');
      await dashboard.misses('Command palette');

      await journey.askForTooMuch(dashboard);
      await page.keyboard.press('Control+i');
      await dashboard.sees('Inspector', { role: 'region' });
      await dashboard.click('radio', 'Refused');
      await dashboard.click('button', /^POST \/oauth\/token, 403 /);
      await dashboard.sees('Refused: access_denied', { role: 'alert' });
      await dashboard.click('button', 'Copy as curl');
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      assert.match(copied, /^curl --request POST '.*\/oauth\/token'[^]*client_secret=[\w-]{20,}/);
      await dashboard.click('button', `Fix this: APIs of ${journey.application}`);
      await dashboard.sees(`Authorize for ${journey.api.name}`, { role: 'switch' });
      assert.match(await hashOf(page), /\/apis$/);
      dashboard.assertNoComplaints();
    } finally {
      await dashboard.close();
      await server.close();
    }
  });
