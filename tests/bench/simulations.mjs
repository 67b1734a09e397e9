// What the simulator does a second, natively and in the page's module: processor time, so that what else the machine
// does counts little.
import { execFile } from 'node:child_process';
import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { binary, root, temporaryFolder } from '../npm/server.mjs';

const fleet = (duration, step, service, lifetime = 60) => ({
  version: 1, seed: 1, duration, step, applications: [{ id: 'shop' }],
  apis: [{ id: 'orders', scopes: ['read:orders'], token_lifetime_seconds: lifetime }],
  services: [{ name: 'shop', application: 'shop', apis: ['orders'], ...service }] });

const scenarios = {
  // Single caches: requests come one by one.
  single: fleet('6h', '10m', { copies: 10, instances: { count: 400 }, calls: { kind: 'poisson', rate: 10 },
    cache: { kind: 'process' } }),
  // No caches: the requests of a second are alike.
  alike: fleet('1d', '1s', { copies: 10, instances: { count: 400 }, calls: { kind: 'poisson', rate: 0.1 },
    cache: { kind: 'none' } }),
  month: fleet('30d', '1h', { copies: 10000, instances: { count: 50 }, calls: { kind: 'poisson', rate: 0.1 },
    cache: { kind: 'shared' } }, 86400),
  nothing: fleet('1s', '1s', { instances: { count: 0 } }),
};

// Runs a command and tells its processor time and its peak memory.
const watch = `import json, resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({'seconds': usage.ru_utime + usage.ru_stime, 'megabytes': usage.ru_maxrss / 1024}))`;

async function watched(command) {
  const { stdout } = await promisify(execFile)('python3', ['-c', watch, ...command], { cwd: root });
  return JSON.parse(stdout);
}

async function measure(commandOf) {
  const folder = await temporaryFolder();
  const figures = {};
  try {
    for (const [name, scenario] of Object.entries(scenarios)) {
      const file = join(folder.path, `${name}.json`);
      await writeFile(file, JSON.stringify(scenario));
      const turns = [];
      for (let turn = 0; turn < 3; turn += 1) turns.push(await watched(commandOf(file)));
      figures[name] = turns.sort((a, b) => a.seconds - b.seconds)[1];
    }
  } finally {
    await folder.remove();
  }
  return figures;
}

// 400 caches of 10 copies ask each minute; 400 instances of 10 copies call each ten seconds.
const requests = { single: 6 * 60 * 4000, alike: 24 * 3600 * 400 };

function ratesOf(figures) {
  const rate = (name) => requests[name] / (figures[name].seconds - figures.nothing.seconds);
  return { single: rate('single'), alike: rate('alike'), month: figures.month.seconds,
    megabytes: figures.month.megabytes };
}

const runModule = `import { readFile } from 'node:fs/promises';
const { simulate } = await import(process.argv[1]);
const { results } = await simulate(await readFile(process.argv[2], 'utf8'));
if (!results.checks.every(({ holds }) => holds)) throw new Error(JSON.stringify(results.checks));`;

// { native, wasm }: token requests/s `single` and `alike`, seconds and megabytes of the `month`.
export async function measureSimulations() {
  const native = ratesOf(await measure((file) => [binary, 'simulate', file, '--no-advice', '--quiet']));
  const module = join(root, 'build', 'module', 'tenant.js');
  await access(module);
  const wasm = ratesOf(await measure((file) => ['node', '--input-type=module', '-e', runModule, module, file]));
  return { native, wasm };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await measureSimulations());
