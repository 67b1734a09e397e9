// What a registry of a million applications costs beside one of a thousand.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { createOrders, manager, root, startServer, temporaryFolder } from '../npm/server.mjs';
import { cpuSeconds, load, residentMegabytes, warmUp } from './load.mjs';

// What goes through all of them: until `isOver`, one after the other. How often each was answered.
async function administer(manage, isOver) {
  const walks = ['clients?app_type=spa&include_totals=true', 'client-grants?allow_any_organization=true&take=50',
    'clients?q=client_grant.allow_any_organization:true&include_totals=true'];
  let answers = 0;
  while (!isOver()) {
    for (const walk of walks) await manage('GET', walk);
    const api = await manage('POST', 'resource-servers', { identifier: `https://walked.example/${answers}` });
    await manage('DELETE', `resource-servers/${api.id}`);
    answers += walks.length + 2;
  }
  return answers;
}

// { measure(seconds), measureAdministered(seconds), startSeconds, startCpuSeconds, megabytes, stop }: a server whose
// tokens go to any of so many applications.
async function openRegistry(count) {
  const folder = await temporaryFolder();
  const data = join(folder.path, 'data');
  const empty = await startServer({ data });
  const { api } = await createOrders(empty);
  await empty.stop();
  const scope = api.scopes[0].value;
  execFileSync(join(root, 'build/native/tests/bench_registry'), [data, String(count), api.identifier, scope]);
  const started = performance.now();
  const server = await startServer({ data });
  const startSeconds = (performance.now() - started) / 1000;
  const pids = [server.ready.pid];
  const startCpuSeconds = cpuSeconds(pids);
  const megabytes = residentMegabytes(pids);
  const request = {
    url: server.ready.token_endpoint,
    method: 'POST',
    contentType: 'application/x-www-form-urlencoded',
    body: `grant_type=client_credentials&client_id={client}&client_secret=secret-{client}&audience=${
      encodeURIComponent(api.identifier)}`,
    clients: count,
  };
  await warmUp(request);
  const stop = async () => {
    await server.stop();
    await folder.remove();
  };
  const measure = (seconds) => load(seconds, pids, request);
  const measureAdministered = async (seconds) => {
    let isOver = false;
    const answers = administer(await manager(server), () => isOver);
    const figures = await measure(seconds);
    isOver = true;
    return { ...figures, answers: await answers };
  };
  return { measure, measureAdministered, startSeconds, startCpuSeconds, megabytes, stop };
}

// Measured in turns: { startSeconds, startCpuSeconds, megabytes, turns: [median of a thousand, of a million] in each,
// alone, administered: the figures of tokens of the million, also while lists are filtered and APIs removed }.
export async function measureRegistries(seconds) {
  const small = await openRegistry(1000);
  const large = await openRegistry(1_000_000);
  try {
    const turns = [];
    for (let turn = 0; turn < 3; turn += 1) {
      turns.push([(await small.measure(seconds)).p50, (await large.measure(seconds)).p50]);
    }
    const { startSeconds, startCpuSeconds, megabytes } = large;
    const alone = await large.measure(seconds);
    const administered = await large.measureAdministered(seconds);
    return { startSeconds, startCpuSeconds, megabytes, turns, alone, administered };
  } finally {
    await small.stop();
    await large.stop();
  }
}
