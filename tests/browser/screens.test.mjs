// Every screen at every size, dark and light: painted, nothing cut off. The screenshots stay in build/screenshots/.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { launch } from './support/browser.mjs';
import { Dashboard } from './support/dashboard.mjs';
import * as journey from './support/journey.mjs';
import { pageFolder, screenshotFolder } from './support/page_folder.mjs';
import { lookAt } from './support/pixels.mjs';
import { addresses, fill } from './support/screens.mjs';
import { serveFolder } from './support/static_server.mjs';

const sizes = [
  { width: 1280, height: 800, ratio: 2, scheme: 'dark' },
  { width: 1280, height: 800, ratio: 1, scheme: 'light' },
  { width: 1920, height: 1080, ratio: 1, scheme: 'light' },
  { width: 390, height: 844, ratio: 2, scheme: 'dark' },
];

let browser, server;
before(async () => {
  browser = await launch();
  server = await serveFolder(pageFolder);
  await mkdir(screenshotFolder, { recursive: true });
});
after(async () => {
  await browser.close();
  await server.close();
});

// What "Try it" answers, in the first size.
async function photographAnswers(dashboard, quickstart) {
  await dashboard.page.evaluate((hash) => { window.location.hash = hash; }, quickstart);
  await journey.takeToken(dashboard);
  await photograph(dashboard, 'try-it-token', sizes[0]);
  await journey.askForTooMuch(dashboard);
  await photograph(dashboard, 'try-it-refused', sizes[0]);
}

async function photograph(dashboard, name, { width, height, ratio, scheme }) {
  await dashboard.settle();
  const png = await dashboard.page.screenshot({
    path: join(screenshotFolder, `${name}-${width}x${height}@${ratio}-${scheme}.png`),
  });
  const look = await lookAt(browser, png);
  assert.deepEqual([look.width, look.height], [width * ratio, height * ratio]);
  assert.ok(look.colours > 40 && look.common < 0.97, `${name} is blank: ${JSON.stringify(look)}`);
  await dashboard.assertNothingClipped(`${name} at ${width}×${height}@${ratio}`);
}

test('an empty tenant is painted, with nothing cut off', { timeout: 60000 }, async () => {
  const dashboard = await Dashboard.open(browser, server.url, sizes[0]);
  try {
    for (const screen of ['applications', 'apis', 'logs', 'usage']) {
      await dashboard.goto(`${server.url}#/${screen}`);
      await photograph(dashboard, `empty-${screen}`, sizes[0]);
    }
    dashboard.assertNoComplaints();
  } finally {
    await dashboard.close();
  }
});

test('every screen of a used tenant is painted at every size, with nothing cut off', { timeout: 300000 }, async (t) => {
  // Twice the pixels are slow to paint in software: only the photographs need them.
  const dashboard = await Dashboard.open(browser, server.url, { ...sizes[0], ratio: 1 });
  try {
    await fill(dashboard);
    const screens = await addresses(dashboard);
    await dashboard.page.evaluate(() => window.tallygate.saved());
    for (const size of sizes) {
      const state = await dashboard.page.context().storageState({ indexedDB: true });
      const context = await browser.newContext({
        storageState: state,
        viewport: { width: size.width, height: size.height },
        deviceScaleFactor: size.ratio,
        colorScheme: size.scheme,
      });
      const sized = new Dashboard(await context.newPage(), size);
      await sized.goto(server.url);
      for (const [name, address] of Object.entries(screens)) {
        await t.test(`${name} at ${size.width}×${size.height}@${size.ratio}, ${size.scheme}`, async () => {
          await sized.page.evaluate((hash) => { window.location.hash = hash; }, address);
          await photograph(sized, name, size);
        });
      }
      if (size === sizes[0]) await photographAnswers(sized, screens['application-quickstart']);
      sized.assertNoComplaints();
      await sized.close();
    }
  } finally {
    await dashboard.close();
  }
});
