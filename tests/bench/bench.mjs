// Measures what scripts/bench prints: one table, one run.
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';

import { createOrders, requestToken, root, startServer, temporaryFolder } from '../npm/server.mjs';
import { measurePage } from './page.mjs';
import { measureRegistries } from './registries.mjs';
import { measureReplicas } from './replicas.mjs';
import { measureSimulations } from './simulations.mjs';
import { pageSizes } from './sizes.mjs';
import { measureOthers, measureSignatures, openServer, openYardstick } from './tokens.mjs';

const seconds = Number(process.argv[2] ?? 6);
const isQuick = process.argv[3] === 'quick';
const rows = [];
const row = (what, figure, goal = '') => {
  rows.push([what, figure, goal]);
  process.stderr.write(`    ${what}: ${figure}\n`);
};
const whole = (number) => Math.round(number).toLocaleString('en').replaceAll(',', ' ');
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const asRatio = (ratio) => `${ratio.toFixed(2)} ×`;

// Rates swing with whatever else the machine does; time of the processor does so least. So what is compared is measured
// in turns, and of the turns the median counts.
const servers = {
  'RS256, 1 worker': () => openServer('RS256', ['--workers', '1']),
  'RS256, 2 workers': () => openServer('RS256', ['--workers', '2']),
  'RS256, 2 workers, relaxed': () => openServer('RS256', ['--workers', '2', '--durability', 'relaxed']),
  'ES256, 1 worker': () => openServer('ES256', ['--workers', '1']),
  'ES256, 2 workers': () => openServer('ES256', ['--workers', '2']),
  'ES256, 2 workers, relaxed': () => openServer('ES256', ['--workers', '2', '--durability', 'relaxed']),
  'oidc-provider, RS256, 1 process': () => openYardstick(1),
  'oidc-provider, RS256, 2 processes': () => openYardstick(2),
};

// turns[i].raw is what measureSignatures() gave, turns[i][name] what that server gave.
async function measureInTurns(turnCount) {
  const open = {};
  const turns = [];
  try {
    for (const [name, start] of Object.entries(servers)) open[name] = await start();
    for (let turn = 0; turn < turnCount; turn += 1) {
      const figures = {};
      for (const name of Object.keys(open)) {
        figures[name] = { ...await open[name].measure(seconds / turnCount), raw: measureSignatures(0.2) };
      }
      turns.push(figures);
    }
  } finally {
    await Promise.all(Object.values(open).map((server) => server.stop()));
  }
  return turns;
}

async function measureSpeed() {
  const turns = await measureInTurns(3);
  const others = await measureOthers(Math.ceil(seconds / 2), ['--workers', '2']);
  const middle = (of) => median(turns.map(of));
  const toRaw = (name, algorithm) => asRatio(middle((turn) => turn[name].cpu / turn[name].raw[algorithm].cpu));
  const compare = (member, name, other) => asRatio(middle((turn) => turn[name][member] / turn[other][member]));
  const yardsticks = 'oidc-provider, RS256, 2 processes';

  row('RS256: processor time of a token ÷ of a raw signature', toRaw('RS256, 1 worker', 'rs256'), '≤ 1.25 ×');
  row('  with 2 workers / relaxed',
    `${toRaw('RS256, 2 workers', 'rs256')} / ${toRaw('RS256, 2 workers, relaxed', 'rs256')}`);
  row('ES256: processor time of a token ÷ of a raw signature', toRaw('ES256, 1 worker', 'es256'), '≤ 2.5 ×');
  row('  with 2 workers / relaxed',
    `${toRaw('ES256, 2 workers', 'es256')} / ${toRaw('ES256, 2 workers, relaxed', 'es256')}`);
  row('tokens/s, strict ÷ relaxed, RS256', compare('rate', 'RS256, 2 workers', 'RS256, 2 workers, relaxed'), '≥ 0.9 ×');
  row('  ES256', compare('rate', 'ES256, 2 workers', 'ES256, 2 workers, relaxed'));
  row('  processor time, relaxed ÷ strict, RS256',
    compare('cpu', 'RS256, 2 workers, relaxed', 'RS256, 2 workers'));
  row('tokens/s ÷ oidc-provider, 1 worker, 1 process',
    compare('rate', 'RS256, 1 worker', 'oidc-provider, RS256, 1 process'), '≥ 2.5 ×');
  row('  2 workers, 2 processes', compare('rate', 'RS256, 2 workers', yardsticks), '≥ 2.5 ×');
  row('  relaxed, as it keeps nothing either', compare('rate', 'RS256, 2 workers, relaxed', yardsticks));
  row('  processor time of its token ÷ of ours', compare('cpu', yardsticks, 'RS256, 2 workers'));
  row('server memory at rest', `${whole(others.memoryAtRest)} MB`, '≤ 40 MB');
  for (const algorithm of ['rs256', 'es256']) {
    row(`${algorithm.toUpperCase()} signatures/s, one thread, no HTTP`,
      whole(middle((turn) => turn['RS256, 1 worker'].raw[algorithm].rate)));
  }
  for (const name of Object.keys(servers)) {
    row(`${name}: tokens/s`, whole(middle((turn) => turn[name].rate)));
    const times = ['p50', 'p99', 'p999'].map((place) => middle((turn) => turn[name][place]).toFixed(1));
    row('  latency, median / 99 % / 99.9 %', `${times.join(' / ')} ms`);
    row('  memory', `${whole(middle((turn) => turn[name].memory))} MB`);
  }
  row('changes of an application/s, Management API', whole(others.writes.rate));
  row('key sets/s', whole(others.keys.rate));
  row('discovery documents/s', whole(others.discovery.rate));
}

async function measureTogether() {
  for (const [at, figures] of (await measureReplicas(Math.ceil(seconds / 2))).entries()) {
    row(`PostgreSQL, replicas: ${at + 1}, 1 worker each: tokens/s`, whole(figures.rate));
    row('  processor time of the servers for a token', `${whole(figures.cpu)} µs`);
    row('  statements for a token', figures.statementsPerToken.toFixed(3), '≤ 0.05');
  }
}

// The slowest screen at rest, and the longest of all single frames: while a screen is opened or much happens on it.
function measureFrames() {
  const program = join(root, 'build/native/tests/bench_ui_frames');
  const output = execFileSync(program, ['100000'], { encoding: 'utf8' });
  const slowest = (figures) => figures.reduce((most, one) => (one[1] > most[1] ? one : most));
  const screens = [...output.matchAll(/^(#\S+) ([\d.]+) ([\d.]+)$/gm)];
  const actions = [...output.matchAll(/^([a-z-]+) ([\d.]+)$/gm)];
  const [screen, middle] = slowest(screens.map(([, name, figure]) => [name, Number(figure)]));
  const [action, longest] = slowest([
    ...screens.map(([, name, , figure]) => [`opening ${name}`, Number(figure)]),
    ...actions.map(([, name, figure]) => [name.replaceAll('-', ' '), Number(figure)])]);
  row(`UI code of a frame, 100 000 applications, slowest screen (${screen})`, `${middle} ms`, '≤ 4 ms');
  row(`  longest single frame (${action})`, `${longest} ms`, '≤ 4 ms');
}

async function measureStart(data) {
  const times = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const started = performance.now();
    const server = await startServer({ data });
    times.push(performance.now() - started);
    await server.stop();
  }
  return median(times);
}

// As many events as the log keeps, and a few more.
async function fillLog(server) {
  const { api, application: { client_id, client_secret } } = await createOrders(server);
  const form = { grant_type: 'client_credentials', client_id, client_secret, audience: api.identifier };
  for (let round = 0; round < 160; round += 1) {
    await Promise.all(Array.from({ length: 64 }, () => requestToken(server, form)));
  }
}

async function measureMany() {
  const { startSeconds, startCpuSeconds, megabytes, turns, alone, administered } =
    await measureRegistries(Math.ceil(seconds / 3));
  row('1 000 000 applications: server start', `${startSeconds.toFixed(1)} s`, '≤ 5 s');
  row('  processor time of the start', `${startCpuSeconds.toFixed(1)} s`);
  row('  memory', `${whole(megabytes)} MB`, '≤ 1 200 MB');
  const ratio = median(turns.map(([small, large]) => large / small));
  row('  median latency of a token ÷ of 1 000 applications', asRatio(ratio), '≤ 1.2 ×');
  row('  latency of a token, 99 %, alone / while all are listed by a filter and APIs removed',
    `${alone.p99.toFixed(1)} / ${administered.p99.toFixed(1)} ms (${administered.answers} such calls)`);
}

// By processor time, so it is what one core does.
async function measureSimulator() {
  const { native, wasm } = await measureSimulations();
  const perSecond = (rate) => `${whole(rate)} /s`;
  row('simulator: token requests of single caches, native', perSecond(native.single), '≥ 1 000 000 /s');
  row('  in the module', perSecond(wasm.single), '≥ 400 000 /s');
  row('simulator: token requests that are alike, native', perSecond(native.alike), '≥ 1 000 000 /s');
  row('  in the module', perSecond(wasm.alike), '≥ 400 000 /s');
  row('simulator: a month of 10 000 applications × 50 instances, native', `${native.month.toFixed(1)} s`);
  row('  in the module', `${wasm.month.toFixed(1)} s`, '≤ 5 s');
  row('  peak memory, native / in the module',
    `${whole(native.megabytes)} / ${whole(wasm.megabytes)} MB`);
}

async function measureStarts() {
  const folder = await temporaryFolder();
  const data = join(folder.path, 'data');
  try {
    const started = performance.now();
    const server = await startServer({ data });
    row('server start, new data folder', `${whole(performance.now() - started)} ms`);
    await server.stop();
    row('server start, existing data folder', `${whole(await measureStart(data))} ms`, '≤ 500 ms');
    const loaded = await startServer({ data });
    await fillLog(loaded);
    await loaded.stop();
    row('server start, 10 000 events in the log', `${whole(await measureStart(data))} ms`);
  } finally {
    await folder.remove();
  }
}

async function measurePages() {
  measureFrames();
  for (const { name, gzip, goal } of await pageSizes()) {
    row(`page transfer, gzip: ${name}`, `${whole(gzip / 1000)} kB`, goal);
  }
  const page = await measurePage();
  row('page, cold, to the first interactive frame', `${whole(median(page.interactive))} ms`, '≤ 1 500 ms');
  row('page while a scenario plays', `${whole(page.simulatingFramesPerSecond)} frames/s`, '≥ 30 frames/s');
  row('page at rest', `${page.idleFramesPerSecond} frames/s`, '0 frames/s');
}

async function main() {
  await measureSpeed();
  await measureTogether();
  if (!isQuick) await measureSimulator();
  if (!isQuick) await measureStarts();
  if (!isQuick) await measureMany();
  if (!isQuick) await measurePages();

  const width = Math.max(...rows.map(([what]) => what.length));
  console.log(`\n${cpus().length} cores, ${cpus()[0].model}; one run; compare ratios, not figures.\n`);
  console.log(`| ${'what'.padEnd(width)} | ${'figure'.padStart(18)} | ${'goal'.padStart(12)} |`);
  console.log(`| ${'-'.repeat(width)} | ${'-'.repeat(17)}: | ${'-'.repeat(11)}: |`);
  for (const [what, figure, goal] of rows) {
    console.log(`| ${what.padEnd(width)} | ${figure.padStart(18)} | ${goal.padStart(12)} |`);
  }
}

await main();
