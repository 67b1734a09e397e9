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

function runNatively(name, ...options) {
  const folder = mkdtempSync(join(tmpdir(), 'tallygate-simulator-'));
  try {
    execFileSync(binary, ['simulate', join(scenarios, `${name}.json`), '--quiet', '--no-advice', '--out', folder,
      ...options]);
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

test('a scenario is changed in the form, and runs as the command runs it with the same changes',
  { timeout: 240000 }, async () => {
    const results = runNatively('secret-rotation-without-overlap', '--set', 'services[0].instances.count=25',
      '--set', 'services[0].cache.kind=shared', '--set', 'events[0].overlap_seconds=3600');
    const dashboard = await Dashboard.open(browser, server.url);
    try {
      await dashboard.visit('#/simulator/secret-rotation-without-overlap');
      await dashboard.sees('Ready');
      await dashboard.click('button', 'Change it');
      await dashboard.click('radio', 'Services');
      await dashboard.click('button', 'accounting');
      await dashboard.write('How many', 'many');
      await dashboard.sees('It must be a whole number');
      await dashboard.write('How many', '25');
      await dashboard.click('button', 'Tokens are kept: In each process');
      await dashboard.click('option', 'By all instances together');
      await dashboard.click('radio', 'Events');
      await dashboard.click('button', 'A secret is rotated');
      await dashboard.write('The old secret stays good, seconds', '3600');
      await dashboard.click('button', 'Run it');
      await dashboard.sees('At its end');
      await dashboard.sees(`Token requests: ${grouped(results.total.requests)} asked for`);
      await dashboard.sees(`API calls: ${grouped(results.total.calls)} made`);
      dashboard.assertNoComplaints();
    } finally {
      await dashboard.close();
    }
  });

test('a link has the whole scenario in it, also where it is opened for the first time; a broken one says so',
  { timeout: 240000 }, async () => {
    const { total } = runNatively('retry-storm');
    const dashboard = await Dashboard.open(browser, server.url);
    let link;
    try {
      await dashboard.visit('#/simulator/retry-storm');
      await dashboard.sees('Ready');
      await dashboard.click('button', 'Share');
      await dashboard.sees('The link is in the clipboard');
      link = await dashboard.page.evaluate(() => navigator.clipboard.readText());
      dashboard.assertNoComplaints();
    } finally {
      await dashboard.close();
    }
    assert.ok(link.startsWith(`${server.url}#/simulator/shared.`), link);
    assert.match(link, /^[A-Za-z0-9:\/.#_-]+$/);
    assert.ok(link.length < 2000, `${link.length} letters`);
    const other = await Dashboard.open(browser, link);
    try {
      await other.sees('Retry storm after an outage');
      await other.sees('Ready');
      await other.click('button', 'To the end');
      await other.sees('At its end');
      await other.sees(`Token requests: ${grouped(total.requests)} asked for`);
      // Cut off, as programs do with long lines; no packing at all; a packing of something else.
      for (const broken of [link.split('#')[1].slice(0, -40), '/simulator/shared.@', '/simulator/shared.eJwDAAAAAAE']) {
        await other.visit(`#${broken}`);
        await other.sees('The link is not a scenario');
      }
      other.assertNoComplaints();
    } finally {
      await other.close();
    }
  });

// Processor time and not time on the clock: a busy machine makes a frame come later, and not cost more.
test('while a scenario plays, a frame takes the page less than a thirtieth of a second of processor time',
  { timeout: 240000 }, async () => {
    const dashboard = await Dashboard.open(browser, server.url, { motion: 'no-preference' });
    const { page } = dashboard;
    try {
      await dashboard.visit('#/simulator/well-behaved-fleet');
      await dashboard.sees('Ready');
      const devtools = await page.context().newCDPSession(page);
      await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
      const now = async () => {
        const { metrics } = await devtools.send('Performance.getMetrics');
        const seconds = metrics.find(({ name }) => name === 'TaskDuration').value;
        return { frames: await page.evaluate(() => window.tallygate.frames), seconds };
      };
      await dashboard.click('button', 'Play');
      await dashboard.sees('Running');
      const begun = await now();
      // It plays on meanwhile: however late a frame comes, it plays a quarter of a second of fifteen.
      await dashboard.drawn(30);
      const ended = await now();
      const frames = ended.frames - begun.frames;
      assert.ok(frames >= 10, `${frames} frames`);
      const each = (ended.seconds - begun.seconds) / frames;
      assert.ok(each > 0 && each < 1 / 30, `${(each * 1000).toFixed(1)} ms of processor time for a frame`);
      dashboard.assertNoComplaints();
    } finally {
      await dashboard.close();
    }
  });

test('cards show what a run of their scenario does, and each value of its charts is read in a table',
  { timeout: 240000 }, async () => {
    const { peak } = runNatively('well-behaved-fleet');
    const dashboard = await Dashboard.open(browser, server.url);
    try {
      await dashboard.visit('#/simulator');
      const moment = peak.at.slice(0, 16).replace('T', ' ');
      const said = `Token requests: at most ${grouped(peak.requests_per_second)} a second, at ${moment} UTC`;
      await dashboard.page.waitForFunction((words) => window.tallygate.nodes.some(({ description }) =>
        description?.includes(words)), said, { timeout: 60000 });
      const { hours, total } = runNatively('retry-storm');
      await dashboard.visit('#/simulator/retry-storm');
      await dashboard.click('button', 'To the end');
      await dashboard.sees('At its end');
      await dashboard.click('button', 'Show as a table: Token requests');
      assert.equal(hours.reduce((sum, one) => sum + one.requests, 0), total.requests);
      const cells = new Map();
      for (;;) {
        const rows = await dashboard.page.evaluate(rowsOfTable, 'Token requests');
        for (const [from, count] of rows) cells.set(from, count);
        const later = (await dashboard.nodes()).find(({ role, name }) => role === 'button' && name === 'Later');
        if (later.disabled) break;
        await dashboard.click('button', 'Later');
      }
      const sum = [...cells.values()].reduce((all, count) => all + Number(count.replace(/\D/g, '')), 0);
      assert.equal(sum, total.requests);
      dashboard.assertNoComplaints();
    } finally {
      await dashboard.close();
    }
  });

// In the page: the first two cells of each row, as a screen reader finds them.
function rowsOfTable(name) {
  const table = [...document.querySelectorAll('[role=table]')]
    .find((one) => one.getAttribute('aria-label') === name);
  return [...table.querySelectorAll('[role=row]')]
    .map((row) => [...row.querySelectorAll('[role=cell]')].map((cell) => cell.textContent))
    .filter((row) => row.length > 1);
}
