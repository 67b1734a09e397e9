// What a registry of a million applications costs beside one of a thousand.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { createOrders, root, startServer, temporaryFolder } from '../npm/server.mjs';
import { load, residentMegabytes, warmUp } from './load.mjs';

// { measure(seconds), startSeconds, megabytes, stop }: a server whose tokens go to any of so many applications.
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
  return { measure: (seconds) => load(seconds, pids, request), startSeconds, megabytes, stop };
}

// Measured in turns: { startSeconds, megabytes, median: [of a thousand, of a million] in each turn }.
export async function measureRegistries(seconds) {
  const small = await openRegistry(1000);
  const large = await openRegistry(1_000_000);
  try {
    const turns = [];
    for (let turn = 0; turn < 3; turn += 1) {
      turns.push([(await small.measure(seconds)).p50, (await large.measure(seconds)).p50]);
    }
    return { startSeconds: large.startSeconds, megabytes: large.megabytes, turns };
  } finally {
    await small.stop();
    await large.stop();
  }
}
