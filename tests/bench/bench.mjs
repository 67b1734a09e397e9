// Measures what scripts/bench prints: one table, one run.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

import { createOrders, root, startServer, temporaryFolder } from '../npm/server.mjs';
import { measurePage } from './page.mjs';
import { pageSizes } from './sizes.mjs';

const seconds = Number(process.argv[2] ?? 5);
const rows = [];
const row = (what, figure, goal = '') => {
  rows.push([what, figure, goal]);
  process.stderr.write(`    ${what}: ${figure}\n`);
};
const whole = (number) => Math.round(number).toLocaleString('en').replaceAll(',', ' ');
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

function measureSignatures() {
  const program = join(root, 'build/native/tests/bench_raw_signatures');
  const output = execFileSync(program, [String(seconds)], { encoding: 'utf8' });
  const rate = (algorithm) => Number(new RegExp(`^${algorithm} ([\\d.]+)`, 'm').exec(output)[1]);
  row('RS256 signatures/s, one core, no HTTP', whole(rate('rs256')));
  row('ES256 signatures/s, one core, no HTTP', whole(rate('es256')));
  return rate('rs256');
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

async function measureTokens(server, rawRate) {
  const { api, application: { client_id, client_secret } } = await createOrders(server);
  const form = new URLSearchParams({
    grant_type: 'client_credentials', client_id, client_secret, audience: api.identifier });
  const options = ['-t1', '-c32', `-d${seconds}s`, '--latency', '-s', join(root, 'tests/bench/token.lua')];
  const output = execFileSync('wrk', [...options, server.ready.token_endpoint], {
    encoding: 'utf8', env: { ...process.env, TOKEN_REQUEST: form.toString() } });
  const found = (pattern) => pattern.exec(output)?.[1];
  const refused = found(/Non-2xx or 3xx responses: (\d+)/);
  if (refused) throw new Error(`${refused} of wrk's requests got no token:\n${output}`);
  const rate = Number(found(/Requests\/sec:\s+([\d.]+)/));
  row('RS256 tokens/s over HTTP (wrk, 32 connections, same machine)', whole(rate));
  row('  of the raw signing rate', `${(rate / rawRate).toFixed(2)} ×`);
  row('  latency, median / 99 %', `${found(/^\s+50%\s+(\S+)$/m)} / ${found(/^\s+99%\s+(\S+)$/m)}`);
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

function residentMegabytes(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}

async function measureServer() {
  const folder = await temporaryFolder();
  const data = join(folder.path, 'data');
  try {
    const started = performance.now();
    const server = await startServer({ data });
    row('server start, new data folder', `${whole(performance.now() - started)} ms`);
    const raw = measureSignatures();
    row('server memory at rest', `${whole(residentMegabytes(server.ready.pid))} MB`);
    await server.stop();
    row('server start, existing data folder', `${whole(await measureStart(data))} ms`, '≤ 500 ms');
    const loaded = await startServer({ data });
    await measureTokens(loaded, raw);
    await loaded.stop();
    row('server start, after those tokens', `${whole(await measureStart(data))} ms`);
  } finally {
    await folder.remove();
  }
}

async function main() {
  await measureServer();
  measureFrames();
  for (const { name, gzip, goal } of await pageSizes()) {
    row(`page transfer, gzip: ${name}`, `${whole(gzip / 1000)} kB`, goal);
  }
  const page = await measurePage();
  row('page, cold, to the first interactive frame', `${whole(median(page.interactive))} ms`, '≤ 1 500 ms');
  row('page at rest', `${page.idleFramesPerSecond} frames/s`, '0 frames/s');

  const width = Math.max(...rows.map(([what]) => what.length));
  console.log(`\n${cpus().length} cores, ${cpus()[0].model}; one run; compare ratios, not figures.\n`);
  console.log(`| ${'what'.padEnd(width)} | ${'figure'.padStart(18)} | ${'goal'.padStart(12)} |`);
  console.log(`| ${'-'.repeat(width)} | ${'-'.repeat(17)}: | ${'-'.repeat(11)}: |`);
  for (const [what, figure, goal] of rows) {
    console.log(`| ${what.padEnd(width)} | ${figure.padStart(18)} | ${goal.padStart(12)} |`);
  }
}

await main();
