// Loads a server on this machine with wrk, and reads what it cost the server.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { root } from '../npm/server.mjs';

const connections = 64;
const ticksPerSecond = 100; // USER_HZ, which Linux shows to every program
const warmUpSeconds = 1;

// User and system time of all threads of these processes, in seconds.
export function cpuSeconds(pids) {
  let ticks = 0;
  for (const pid of pids) {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(') ') + 2).split(' ');
    ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks / ticksPerSecond;
}

export function residentMegabytes(pids) {
  const resident = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);
  return pids.reduce((sum, pid) => sum + resident(pid), 0) / 1024;
}

async function wrk(seconds, { url, method = 'GET', body, contentType, token, clients }) {
  const environment = { ...process.env, BENCH_METHOD: method };
  if (body !== undefined) Object.assign(environment, { BENCH_BODY: body, BENCH_CONTENT_TYPE: contentType });
  if (token) environment.BENCH_TOKEN = token;
  if (clients) environment.BENCH_CLIENTS = String(clients);
  const script = join(root, 'tests/bench/request.lua');
  const options = ['-t1', `-c${connections}`, `-d${Math.ceil(seconds)}s`, '--timeout', '10s', '-s', script];
  const { stdout } = await promisify(execFile)('wrk', [...options, url], { env: environment });
  const figures = JSON.parse(/^figures (.*)$/m.exec(stdout)[1]);
  if (figures.refused + figures.broken > 0) throw new Error(`Not every request to ${url} was served:\n${stdout}`);
  return figures;
}

// Before anything is measured.
export const warmUp = (request) => wrk(warmUpSeconds, request);

// One request, over and over: { requests, rate, p50, p99, p999 (milliseconds), cpu (microseconds of the server for
// each) }.
export async function load(seconds, pids, request) {
  const before = cpuSeconds(pids);
  const figures = await wrk(seconds, request);
  const used = cpuSeconds(pids) - before;
  return {
    requests: figures.requests,
    rate: figures.requests / figures.microseconds * 1e6,
    cpu: used / figures.requests * 1e6,
    p50: figures.p50 / 1000,
    p99: figures.p99 / 1000,
    p999: figures.p999 / 1000,
  };
}

export const tokenRequest = (url, { client_id, client_secret }, target) => ({
  url,
  method: 'POST',
  contentType: 'application/x-www-form-urlencoded',
  body: new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret, ...target }).toString(),
});
