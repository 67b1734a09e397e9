// The simulator in the module: the same octets as the native program gives.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { simulate } from '../../build/module/tenant.js';
import { binary } from '../npm/server.mjs';

const gallery = fileURLToPath(new URL('../../web/scenarios/', import.meta.url));

for (const [name, seed] of [['retry-storm', 1], ['retry-storm', 7], ['scope-removed', 1], ['cron-stampede', 3],
  ['quota-cliff-at-noon', 2], ['secret-rotation-without-overlap', 5]])
  test(`${name} with the seed ${seed} gives the same octets in wasm and natively`, { timeout: 180000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tallygate-'));
    try {
      const file = join(gallery, `${name}.json`);
      await promisify(execFile)(binary,
        ['simulate', file, '--seed', String(seed), '--no-advice', '--quiet', '--out', folder]);
      const { results, csv, burnDownCsv } = await simulate(await readFile(file, 'utf8'), { seed });
      assert.equal(csv, await readFile(join(folder, 'results.csv'), 'utf8'));
      assert.equal(burnDownCsv, await readFile(join(folder, 'burn-down.csv'), 'utf8').catch(() => ''));
      assert.deepEqual(results, JSON.parse(await readFile(join(folder, 'results.json'), 'utf8')));
      assert.ok(results.checks.every(({ holds }) => holds));
    } finally {
      await rm(folder, { recursive: true });
    }
  });

test('a scenario that is wrong is told by path and reason', async () => {
  await assert.rejects(simulate({ version: 1, apis: [{}], applications: [], services: [] }), (error) => {
    assert.deepEqual(error.errors, [{ path: '$.apis[0].id', reason: 'It is missing.' }]);
    return true;
  });
});
