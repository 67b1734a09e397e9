// The Simulator in the tab, with real mouse and keys: what it shows is what the same scenario gives natively.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { binary } from '../npm/server.mjs';
import { launch } from './support/browser.mjs';
import { Dashboard } from './support/dashboard.mjs';
import { pageFolder } from './support/page_folder.mjs';
import { serveFolder } from './support/static_server.mjs';

const scenarios = fileURLToPath(new URL('../../web/scenarios/', import.meta.url));
const grouped = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, '\u00A0');

let browser;
let server;
before(async () => {
  browser = await launch();
  server = await serveFolder(pageFolder);
});
after(async () => {
  await browser.close();
  await server.close();
});

function runNatively(name) {
  const folder = mkdtempSync(join(tmpdir(), 'tallygate-simulator-'));
  try {
    execFileSync(binary, ['simulate', join(scenarios, `${name}.json`), '--quiet', '--no-advice', '--out', folder]);
    return JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a scenario of the gallery runs while one looks, draws on, and shows what a native run counts',
  { timeout: 240000 }, async () => {
    const results = runNatively('secret-rotation-without-overlap');
    const dashboard = await Dashboard.open(browser, server.url);
    try {
      await dashboard.click('link', 'Simulator');
      await dashboard.click('link', 'Secret rotation without overlap');
      await dashboard.sees('Ready');
      const frames = () => dashboard.page.evaluate(() => window.tallygate.frames);
      await dashboard.click('button', 'Play');
      await dashboard.sees('Running');
      const begun = await frames();
      await dashboard.click('button', 'Pause');
      await dashboard.sees('Paused');
      assert.ok(await frames() > begun, 'it drew while it ran');
      await dashboard.click('button', 'To the end');
      await dashboard.sees('At its end');
      const { total } = results;
      await dashboard.sees(grouped(total.tokens));
      await dashboard.sees(`Token requests: ${grouped(total.requests)} asked for`);
      await dashboard.sees(`; ${grouped(total.tokens)} issued`);
      await dashboard.sees(`API calls: ${grouped(total.calls)} made`);
      await dashboard.click('button', 'Why call without a token: wrong secret');
      for (const link of results.failures[0].chain) await dashboard.sees(link);
      await dashboard.click('button', 'Go to the moment of event 1');
      await dashboard.sees('Paused');
      await dashboard.misses('Whether to believe it');
      dashboard.assertNoComplaints();
    } finally {
      await dashboard.close();
    }
  });

test('the token flow moves while a scenario plays, stands still while it rests, and tells what it counts',
  { timeout: 240000 }, async () => {
    const { hours } = runNatively('retry-storm');
    const sum = (application, what) =>
      hours.filter((one) => one.application === application).reduce((all, one) => all + one[what], 0);
    const [busiest] = ['checkout', 'risk'].sort((a, b) => sum(b, 'requests') - sum(a, 'requests'));
    const dashboard = await Dashboard.open(browser, server.url, { height: 1000, motion: 'no-preference' });
    try {
      await dashboard.visit('#/simulator/retry-storm');
      await dashboard.sees('Ready');
      const picture = await dashboard.find('img', /^Token flow: /);
      const clip = { x: picture.x, y: picture.y, width: picture.width, height: picture.height };
      const look = () => dashboard.page.screenshot({ clip });
      await dashboard.click('button', 'Play');
      await dashboard.sees(new RegExp(`${busiest} [1-9]\\S* granted`));
      const moving = await look();
      await dashboard.drawn();
      assert.ok(!moving.equals(await look()), 'it moves');
      await dashboard.click('button', 'Pause');
      await dashboard.sees('Paused');
      await dashboard.page.mouse.move(4, 400);
      await dashboard.settle();
      const still = await look();
      await dashboard.page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 300); }));
      assert.ok(still.equals(await look()), 'it stands still');
      await dashboard.click('button', 'To the end');
      await dashboard.sees('At its end');
      const refused = sum(busiest, 'failed_requests');
      const granted = grouped(sum(busiest, 'requests') - refused);
      await dashboard.sees(`${busiest} ${granted} granted, ${grouped(refused)} refused`);
      dashboard.assertNoComplaints();
    } finally {
      await dashboard.close();
    }
  });
