// Every screen, wide and narrow, dark and light: painted, nothing cut off. The pictures stay in build/screenshots/.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { launch } from './support/browser.mjs';
import { Dashboard } from './support/dashboard.mjs';
import * as journey from './support/journey.mjs';
import { pageFolder, screenshotFolder } from './support/page_folder.mjs';
import { lookAt } from './support/pixels.mjs';
import { startUsedTenant } from './support/screens.mjs';
import { serveFolder } from './support/static_server.mjs';

const wide = { width: 1280, height: 800, ratio: 1, scheme: 'dark' };
const crisp = { width: 1280, height: 800, ratio: 2, scheme: 'light' };
const widest = { width: 1920, height: 1080, ratio: 1, scheme: 'light' };
const phone = { width: 390, height: 844, ratio: 2, scheme: 'light' };
// Where a size lays out nothing anew, some pictures are enough.
const some = ['applications', 'application-quickstart', 'logs', 'usage', 'rules'];

let browser, tenant;
before(async () => {
  [browser, tenant] = await Promise.all([launch(), startUsedTenant()]);
  await mkdir(screenshotFolder, { recursive: true });
});
after(async () => {
  await browser?.close();
  await tenant?.server.stop();
});

async function photograph(dashboard, name, { width, height, ratio, scheme }) {
  await dashboard.settle();
  const png = await dashboard.page.screenshot({
    path: join(screenshotFolder, `${name}-${width}x${height}@${ratio}-${scheme}.png`),
  });
  const look = await lookAt(browser, png);
  assert.deepEqual([look.width, look.height], [width * ratio, height * ratio]);
  assert.ok(look.colours > 40 && look.common < 0.97, `${name} is blank: ${JSON.stringify(look)}`);
}

// All of them at this size; those with a name in `pictures` are also looked at.
async function showEveryScreen(t, dashboard, size, pictures) {
  for (const [name, address] of Object.entries(tenant.screens)) {
    await t.test(`${name} at ${size.width}×${size.height}@${size.ratio}, ${size.scheme}`, async () => {
      await dashboard.visit(address);
      await dashboard.settle();
      await dashboard.assertNothingClipped(name);
      if (pictures.includes(name)) await photograph(dashboard, name, size);
    });
  }
}

async function resize(dashboard, { width, height, scheme }) {
  await dashboard.page.setViewportSize({ width, height });
  await dashboard.page.emulateMedia({ colorScheme: scheme });
  Object.assign(dashboard.viewport, { width, height });
  await dashboard.settle();
}

test('every screen, in a window that grows', { timeout: 240000 }, async (t) => {
  const dashboard = await Dashboard.open(browser, tenant.server.ready.dashboard_url, wide);
  try {
    await showEveryScreen(t, dashboard, wide, Object.keys(tenant.screens));
    await resize(dashboard, widest);
    await showEveryScreen(t, dashboard, widest, some);
    dashboard.assertNoComplaints();
  } finally {
    await dashboard.close();
  }
});

test('every screen on a phone; some in a window of many pixels', { timeout: 240000 }, async (t) => {
  const dashboard = await Dashboard.open(browser, tenant.server.ready.dashboard_url, phone);
  try {
    await showEveryScreen(t, dashboard, phone, Object.keys(tenant.screens));
    await resize(dashboard, crisp);
    for (const name of some) {
      await dashboard.visit(tenant.screens[name]);
      await photograph(dashboard, name, crisp);
    }
    dashboard.assertNoComplaints();
  } finally {
    await dashboard.close();
  }
});

test('what a token request answers, granted and refused', { timeout: 120000 }, async () => {
  const dashboard = await Dashboard.open(browser, tenant.server.ready.dashboard_url, wide);
  try {
    await dashboard.visit(tenant.screens['application-quickstart']);
    await journey.takeToken(dashboard, tenant.api.identifier, 'read:orders');
    await photograph(dashboard, 'try-it-token', wide);
    await journey.askForTooMuch(dashboard, 'write:orders');
    await photograph(dashboard, 'try-it-refused', wide);
    await dashboard.assertNothingClipped('a refused token');
    dashboard.assertNoComplaints();
  } finally {
    await dashboard.close();
  }
});

test('a list that does not come is told as such', { timeout: 120000 }, async () => {
  const dashboard = await Dashboard.open(browser, tenant.server.ready.dashboard_url, wide);
  const failing = ['applications', 'logs', 'usage', 'rules', 'organizations', 'keys', 'settings'];
  try {
    await dashboard.page.route('**/api/**', (route) => route.fulfill({
      status: 500, contentType: 'application/json', body: '{"message":"The disk is full."}' }));
    await dashboard.page.reload();
    await dashboard.ready();
    for (const name of failing) {
      await dashboard.visit(tenant.screens[name]);
      await dashboard.sees('The disk is full.');
      await photograph(dashboard, `failed-${name}`, wide);
      await dashboard.assertNothingClipped(`failed ${name}`);
    }
  } finally {
    await dashboard.close();
  }
});

test('an empty tenant in the tab', { timeout: 120000 }, async () => {
  const files = await serveFolder(pageFolder);
  const dashboard = await Dashboard.open(browser, files.url, wide);
  try {
    for (const screen of ['start', 'applications', 'apis', 'organizations', 'rules', 'logs', 'usage', 'keys']) {
      await dashboard.visit(`#/${screen}`);
      await photograph(dashboard, `empty-${screen}`, wide);
      await dashboard.assertNothingClipped(`empty ${screen}`);
    }
    dashboard.assertNoComplaints();
  } finally {
    await dashboard.close();
    await files.close();
  }
});
