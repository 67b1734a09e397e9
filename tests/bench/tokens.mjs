// What the server gives and what it costs, beside the crypto library alone and beside npm's oidc-provider.
import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { createOrders, manager, requestToken, root, startServer } from '../npm/server.mjs';
import { load, residentMegabytes, tokenRequest } from './load.mjs';

// Figures of the crypto library on one thread: { rs256: { rate, cpu }, es256: … }, cpu in microseconds.
export function measureSignatures(seconds) {
  const program = join(root, 'build/native/tests/bench_raw_signatures');
  const output = execFileSync(program, [String(seconds)], { encoding: 'utf8' });
  const figure = (name) => Number(new RegExp(`^${name} ([\\d.]+)`, 'm').exec(output)[1]);
  const of = (algorithm) => ({ rate: figure(algorithm), cpu: figure(`${algorithm}_cpu_microseconds`) });
  return { rs256: of('rs256'), es256: of('es256') };
}

async function withServer(options, use) {
  const server = await startServer({ options });
  try {
    return await use(server, [server.ready.pid]);
  } finally {
    await server.stop();
  }
}

// Tokens of an API that signs by this algorithm.
export function measureTokens(seconds, algorithm, options) {
  return withServer(options, async (server, pids) => {
    const { manage, api, application } = await createOrders(server);
    await manage('PATCH', `resource-servers/${api.id}`, { signing_alg: algorithm });
    const request = tokenRequest(server.ready.token_endpoint, application, { audience: api.identifier });
    const figures = await load(seconds, pids, request);
    return { ...figures, memory: residentMegabytes(pids) };
  });
}

// Everything else that a server under load does: { memoryAtRest, writes, keys, discovery }.
export function measureOthers(seconds, options) {
  return withServer(options, async (server, pids) => {
    const memoryAtRest = residentMegabytes(pids);
    const manage = await manager(server);
    const { client_id } = await manage('POST', 'clients', { name: 'Changing', app_type: 'non_interactive' });
    const token = (await requestToken(server, {
      grant_type: 'client_credentials', client_id: server.ready.client_id, client_secret: server.ready.client_secret,
      audience: server.ready.management_api })).body.access_token;
    const writes = await load(seconds, pids, {
      url: `${server.ready.management_api}clients/${client_id}`, method: 'PATCH', token,
      contentType: 'application/json', body: JSON.stringify({ description: 'Changed' }) });
    const keys = await load(seconds, pids, { url: server.ready.jwks_uri });
    const discovery = await load(seconds, pids, { url: server.ready.openid_configuration });
    return { memoryAtRest, writes, keys, discovery };
  });
}

// npm's oidc-provider with that many processes.
export async function measureYardstick(seconds, processes) {
  const child = spawn(process.execPath, [join(root, 'tests/bench/oidc_provider.mjs'), String(processes)], {
    stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  try {
    const line = await new Promise((resolve, reject) => {
      createInterface({ input: child.stdout }).once('line', (text) => resolve(text));
      child.once('close', (code) => reject(new Error(`oidc-provider did not start (${code}).`)));
    });
    const { url, pids, client, audience } = JSON.parse(line);
    const figures = await load(seconds, pids, tokenRequest(url, client, { resource: audience, scope: 'read:orders' }));
    return { ...figures, memory: residentMegabytes(pids) };
  } finally {
    child.stdin.end();
    await ended;
  }
}
