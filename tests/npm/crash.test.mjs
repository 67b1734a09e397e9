// The server is killed at random moments while it works, started again, and held to everything it had answered.
// TALLYGATE_CRASH_SEED repeats a run's choices (not the operating system's), TALLYGATE_CRASH_ROUNDS sets its length.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pass } from 'node:timers/promises';
import { promisify } from 'node:util';

import { binary, startServer, temporaryFolder } from './server.mjs';
import { chance } from './support/chance.mjs';
import { CrashDriver } from './support/crash_driver.mjs';

const seed = Number(process.env.TALLYGATE_CRASH_SEED ?? Math.floor(Math.random() * 2 ** 32));
const rounds = Number(process.env.TALLYGATE_CRASH_ROUNDS ?? (process.env.TALLYGATE_LONG ? 500 : 50));
const workMillisecondsMax = 250;
const startMillisecondsMax = 80;

// Quotas of a day begin anew at midnight.
async function awayFromMidnight(milliseconds) {
  const left = 86_400_000 - (Date.now() % 86_400_000);
  if (left < milliseconds) await pass(left);
}

async function integrity(data) {
  const script = 'import sqlite3, sys\n' +
    'print(sqlite3.connect(sys.argv[1]).execute("pragma integrity_check").fetchone()[0])';
  const { stdout } = await promisify(execFile)('python3', ['-c', script, join(data, 'tallygate.db')]);
  return stdout.trim();
}

// On a port that stays free while the server is down: none of those that the system gives to others meanwhile.
async function startOnKeptPort(data) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startServer({ data, port: 10_000 + Math.floor(Math.random() * 20_000) });
    } catch (error) {
      if (attempt === 5) throw error;
    }
  }
}

async function killWhileStarting(data, port, milliseconds) {
  const child = spawn(binary, ['serve', '--http', String(port), '--data', data], { stdio: 'ignore' });
  const ended = new Promise((resolve) => { child.on('close', resolve); });
  await pass(milliseconds);
  child.kill('SIGKILL');
  await ended;
}

test(`nothing that was answered is lost by ${rounds} crashes`, async (context) => {
  context.diagnostic(`TALLYGATE_CRASH_SEED=${seed}`);
  await awayFromMidnight(120_000);
  const random = chance(seed);
  const folder = await temporaryFolder();
  const data = join(folder.path, 'data');
  for (let start = 0; start < 5; start += 1) await killWhileStarting(data, 0, random.upTo(startMillisecondsMax));
  const driver = new CrashDriver(random);
  let server = await startOnKeptPort(data);
  try {
    const port = Number(new URL(server.issuer).port);
    await driver.meet(server);
    await driver.prepare();
    for (let round = 1; round <= rounds; round += 1) {
      await driver.beginRound(round);
      const working = driver.work();
      working.catch(() => {});
      await Promise.race([working, pass(random.upTo(workMillisecondsMax))]);
      await server.kill();
      await working;
      if (random.happens(0.1)) await killWhileStarting(data, port, random.upTo(startMillisecondsMax));
      server = await startServer({ data, port });
      await driver.meet(server);
      const [verdict] = await Promise.all([integrity(data), driver.verify()]);
      assert.equal(verdict, 'ok', `round ${round}`);
    }
    context.diagnostic(`${driver.answers} answers, ${driver.tokens.size} applications`);
  } finally {
    assert.equal(await server.stop(), 0);
    await folder.remove();
  }
});
