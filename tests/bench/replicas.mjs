// What several servers on one PostgreSQL database give together, and what they ask of it.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { createOrders, requestToken, startServer, temporaryFolder } from '../npm/server.mjs';
import { load, tokenRequest, warmUp } from './load.mjs';

// Debian's package, which does not run as root.
function nobody() {
  if (process.getuid() !== 0) return {};
  const id = (option) => Number(spawnSync('id', [option, 'nobody'], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
}

function program(name) {
  const versions = '/usr/lib/postgresql';
  const places = existsSync(versions) ? readdirSync(versions).map((one) => join(versions, one, 'bin', name)) : [];
  return places.find((place) => existsSync(place)) ?? name;
}

// { address, stop }: reached by a socket in a temporary folder; commits are on the disk.
async function startPostgres() {
  const folder = await temporaryFolder();
  const user = nobody();
  if (user.uid !== undefined) chownSync(folder.path, user.uid, user.gid);
  chmodSync(folder.path, 0o755);
  const data = join(folder.path, 'data');
  const options = { ...user, cwd: '/', stdio: 'ignore' };
  const made = spawnSync(program('initdb'),
    ['-D', data, '-U', 'tallygate', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], options);
  if (made.status !== 0) throw new Error('initdb failed.');
  const server = spawn(program('postgres'), ['-D', data, '-k', folder.path, '-c', 'listen_addresses=',
    '-c', 'unix_socket_permissions=0777'], options);
  const ended = new Promise((resolve) => { server.once('close', resolve); });
  while (spawnSync(program('pg_isready'), ['-q', '-h', folder.path], options).status !== 0) {
    if (server.exitCode !== null) throw new Error('PostgreSQL did not start.');
  }
  const stop = async () => {
    server.kill('SIGINT');
    await ended;
    await folder.remove();
  };
  return { address: `postgres:///postgres?user=tallygate&host=${folder.path}`, folder: folder.path, stop };
}

async function statements(servers) {
  const texts = await Promise.all(servers.map(async ({ issuer }) => (await fetch(new URL('/metrics', issuer))).text()));
  return texts.reduce((sum, text) => sum + Number(/^tallygate_store_statements_total\{.*\} (\d+)$/m.exec(text)[1]), 0);
}

// Until the replica has heard of what another one made.
async function waitForTokens(server, form) {
  while ((await requestToken(server, form)).status !== 200) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function measureTogether(count, seconds) {
  const postgres = await startPostgres();
  const servers = [];
  try {
    const key = join(postgres.folder, 'key');
    writeFileSync(key, 'a'.repeat(64), { mode: 0o600 });
    const options = ['--workers', '1', '--store', postgres.address, '--master-key-file', key];
    for (let number = 0; number < count; number += 1) servers.push(await startServer({ options }));
    const { manage, api, application } = await createOrders(servers[0]);
    // Enforced, and too large to be reached.
    await manage('PATCH', `clients/${application.client_id}`, {
      token_quota: { client_credentials: { enforce: true, per_hour: 2_000_000, per_day: 20_000_000 } } });
    const form = { grant_type: 'client_credentials', client_id: application.client_id,
      client_secret: application.client_secret, audience: api.identifier };
    await Promise.all(servers.map((server) => waitForTokens(server, form)));
    const requests = servers.map(({ ready }) =>
      tokenRequest(ready.token_endpoint, application, { audience: api.identifier }));
    await Promise.all(requests.map(warmUp));
    const before = await statements(servers);
    const figures = await Promise.all(requests.map((request, number) =>
      load(seconds, [servers[number].ready.pid], request)));
    const asked = await statements(servers) - before;
    const rate = figures.reduce((sum, one) => sum + one.rate, 0);
    const tokens = figures.reduce((sum, one) => sum + one.requests, 0);
    const cpu = figures.reduce((sum, one) => sum + one.cpu * one.requests, 0) / tokens;
    return { rate, cpu, statementsPerToken: asked / tokens };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await postgres.stop();
  }
}

// Of 1, 2 and 3 servers with one worker each, RS256 and an enforced quota: { rate, cpu (microseconds of the servers for
// each token), statementsPerToken }.
export async function measureReplicas(seconds) {
  const figures = [];
  for (const count of [1, 2, 3]) figures.push(await measureTogether(count, seconds));
  return figures;
}
