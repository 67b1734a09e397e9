// What the server gives and what it costs, beside the crypto library alone and beside npm's oidc-provider.
import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { createOrders, manager, requestToken, root, startServer } from '../npm/server.mjs';
import { load, residentMegabytes, tokenRequest, warmUp } from './load.mjs';

// Figures of the crypto library on one thread: { rs256: { rate, cpu }, es256: … }, cpu in microseconds.
export function measureSignatures(seconds) {
  const program = join(root, 'build/native/tests/bench_raw_signatures');
  const output = execFileSync(program, [String(seconds)], { encoding: 'utf8' });
  const figure = (name) => Number(new RegExp(`^${name} ([\\d.]+)`, 'm').exec(output)[1]);
  const of = (algorithm) => ({ rate: figure(algorithm), cpu: figure(`${algorithm}_cpu_microseconds`) });
  return { rs256: of('rs256'), es256: of('es256') };
}

// A server that gives tokens, ready to be measured: { measure(seconds), stop() }. Ours first: tokens of an API that
// signs by this algorithm.
export async function openServer(algorithm, options) {
  const server = await startServer({ options });
  const { manage, api, application } = await createOrders(server);
  await manage('PATCH', `resource-servers/${api.id}`, { signing_alg: algorithm });
  const request = tokenRequest(server.ready.token_endpoint, application, { audience: api.identifier });
  return opened([server.ready.pid], request, server.stop);
}

// npm's oidc-provider with that many processes.
export async function openYardstick(processes) {
  const program = join(root, 'tests/bench/oidc_provider.mjs');
  const child = spawn(process.execPath, [program, String(processes)], { stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = new Promise((resolve) => { child.once('close', resolve); });
  const line = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    ended.then((code) => reject(new Error(`oidc-provider did not start (${code}).`)));
  });
  const { url, pids, client, audience } = JSON.parse(line);
  return opened(pids, tokenRequest(url, client, { resource: audience, scope: 'read:orders' }), () => {
    child.stdin.end();
    return ended;
  });
}

async function opened(pids, request, stop) {
  await warmUp(request);
  const measure = async (seconds) => ({ ...await load(seconds, pids, request), memory: residentMegabytes(pids) });
  return { measure, stop };
}

// Everything else that a server under load does: { memoryAtRest, writes, keys, discovery }.
export async function measureOthers(seconds, options) {
  const server = await startServer({ options });
  const pids = [server.ready.pid];
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
  await server.stop();
  return { memoryAtRest, writes, keys, discovery };
}
