// Measures what scripts/bench prints: one table, one run.
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';

import { createOrders, requestToken, root, startServer, temporaryFolder } from '../npm/server.mjs';
import { measurePage } from './page.mjs';
import { pageSizes } from './sizes.mjs';
import { measureOthers, measureSignatures, measureTokens, measureYardstick } from './tokens.mjs';

const seconds = Number(process.argv[2] ?? 5);
const isQuick = process.argv[3] === 'quick';
const rows = [];
const row = (what, figure, goal = '') => {
  rows.push([what, figure, goal]);
  process.stderr.write(`    ${what}: ${figure}\n`);
};
const whole = (number) => Math.round(number).toLocaleString('en').replaceAll(',', ' ');
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const asRatio = (ratio) => `${ratio.toFixed(2)} ×`;
const latency = ({ p50, p99, p999 }) => [p50, p99, p999].map((time) => time.toFixed(1)).join(' / ');

function tellTokens(what, figures) {
  row(`${what}: tokens/s`, whole(figures.rate));
  row('  latency, median / 99 % / 99.9 %', `${latency(figures)} ms`);
  row('  memory of the server', `${whole(figures.memory)} MB`);
}

// Rates swing with whatever else the machine does; time of the processor does so least, so ratios of it come first.
async function measureSpeed() {
  const raw = measureSignatures(seconds);
  const tokens = {};
  for (const algorithm of ['RS256', 'ES256']) {
    for (const workers of [1, 2]) {
      tokens[algorithm + workers] = await measureTokens(seconds, algorithm, ['--workers', String(workers)]);
    }
  }
  const relaxed = await measureTokens(seconds, 'RS256', ['--workers', '2', '--durability', 'relaxed']);
  const relaxedFast = await measureTokens(seconds, 'ES256', ['--workers', '2', '--durability', 'relaxed']);
  const others = await measureOthers(seconds, ['--workers', '2']);
  const yardstick = await measureYardstick(seconds, 1);
  const yardsticks = await measureYardstick(seconds, 2);

  row('RS256: processor time of a token ÷ of a raw signature', asRatio(tokens.RS2561.cpu / raw.rs256.cpu), '≤ 1.25 ×');
  row('ES256: the same', asRatio(tokens.ES2561.cpu / raw.es256.cpu), '≤ 2.5 ×');
  row('RS256, strict ÷ relaxed durability: tokens/s', asRatio(tokens.RS2562.rate / relaxed.rate), '≥ 0.9 ×');
  row('ES256: the same', asRatio(tokens.ES2562.rate / relaxedFast.rate));
  row('RS256, 1 worker ÷ oidc-provider, 1 process: tokens/s', asRatio(tokens.RS2561.rate / yardstick.rate), '≥ 2.5 ×');
  row('RS256, 2 workers ÷ oidc-provider, 2 processes', asRatio(tokens.RS2562.rate / yardsticks.rate), '≥ 2.5 ×');
  row('  processor time of its token ÷ of ours', asRatio(yardsticks.cpu / tokens.RS2562.cpu));
  row('server memory at rest', `${whole(others.memoryAtRest)} MB`, '≤ 40 MB');
  row('RS256 signatures/s, one thread, no HTTP', whole(raw.rs256.rate));
  row('ES256 signatures/s, one thread, no HTTP', whole(raw.es256.rate));
  tellTokens('RS256, 1 worker', tokens.RS2561);
  tellTokens('RS256, 2 workers', tokens.RS2562);
  tellTokens('ES256, 1 worker', tokens.ES2561);
  tellTokens('ES256, 2 workers', tokens.ES2562);
  tellTokens('RS256, 2 workers, relaxed', relaxed);
  tellTokens('ES256, 2 workers, relaxed', relaxedFast);
  tellTokens('oidc-provider, RS256, 1 process', yardstick);
  tellTokens('oidc-provider, RS256, 2 processes', yardsticks);
  row('changes of an application/s, Management API', whole(others.writes.rate));
  row('key sets/s', whole(others.keys.rate));
  row('discovery documents/s', whole(others.discovery.rate));
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
  row('page at rest', `${page.idleFramesPerSecond} frames/s`, '0 frames/s');
}

async function main() {
  await measureSpeed();
  if (!isQuick) await measureStarts();
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
