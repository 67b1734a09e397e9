// Starts the built server for a test, on a free port and in a data folder of its own.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { httpsFetch } from './support/https_fetch.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const binary = process.env.TALLYGATE_BINARY ?? join(root, 'build', 'native', 'tallygate');

const startSecondsMax = 20;

export async function temporaryFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'tallygate-test-'));
  return { path: folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

// Runs `tallygate <options>` to its end: { code, output, errors }.
export function run(...options) {
  return new Promise((resolve, reject) => {
    const child = spawn(binary, options, { stdio: ['ignore', 'pipe', 'pipe'] });
    const result = collect(child);
    const timer = setTimeout(() => child.kill('SIGKILL'), startSecondsMax * 1000);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ code: code ?? signal, output: result.output(), errors: result.errors() });
    });
  });
}

// Resolves when the server answers requests. `ready` is its ready file; `stop()` ends it as Ctrl-C does and
// resolves to its exit code; the data folder goes away with it unless it was given. `kill()` gives it no time for
// anything.
export async function startServer({ data, port = 0, options = [] } = {}) {
  const folder = await temporaryFolder();
  const readyFile = join(folder.path, 'ready.json');
  const dataFolder = data ?? join(folder.path, 'data');
  const serve = ['serve', '--http', String(port), '--data', dataFolder, '--ready-file', readyFile, ...options];
  const child = spawn(binary, serve, { stdio: ['ignore', 'pipe', 'pipe'] });
  const result = collect(child);
  const ended = new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) => resolve(code ?? signal));
  });
  const end = async (signal) => {
    child.kill(signal);
    const code = await ended;
    await folder.remove();
    return code;
  };
  const stop = () => end('SIGINT');

  const started = Date.now();
  while (!existsSync(readyFile)) {
    const code = await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5, 'running'))]);
    if (code !== 'running' || Date.now() - started > startSecondsMax * 1000) {
      await stop();
      throw new Error(`The server did not start (${code}).\n${result.output()}${result.errors()}`);
    }
  }
  const ready = JSON.parse(await readFile(readyFile, 'utf8'));
  return { ready, issuer: ready.issuer, data: dataFolder, stop, kill: () => end('SIGKILL'), output: result.output,
    errors: result.errors };
}

// The same with HTTPS: `domain` is what Auth0's tools take, `fetch` trusts the server's authority, and
// `fetchWith({ cert, key })` shows a certificate as well.
export async function startSecureServer({ options = [], ...rest } = {}) {
  const server = await startServer({ ...rest, options: ['--https', '0', ...options] });
  const ca = await readFile(server.ready.ca_file, 'utf8');
  const domain = new URL(server.ready.https_issuer).host;
  return { ...server, domain, ca, fetch: httpsFetch({ ca }), fetchWith: (identity) => httpsFetch({ ca, ...identity }) };
}

function collect(child) {
  let output = '';
  let errors = '';
  child.stdout.on('data', (octets) => { output += octets; });
  child.stderr.on('data', (octets) => { errors += octets; });
  return { output: () => output, errors: () => errors };
}

// A token request as a form: { status, headers, body }.
export async function requestToken(server, parameters, headers = {}) {
  return answer(await fetch(server.ready.token_endpoint, {
    method: 'POST', headers, body: new URLSearchParams(parameters) }));
}

export async function answer(response) {
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
}

// Calls the Management API as the first application: manage('POST', 'clients', {…}) → the body of a 2xx.
export async function manager(server) {
  const { client_id, client_secret, management_api } = server.ready;
  const token = await requestToken(server, {
    grant_type: 'client_credentials', client_id, client_secret, audience: management_api });
  if (token.status !== 200) throw new Error(`No management token: ${JSON.stringify(token.body)}`);
  return async (method, path, body) => {
    const response = await answer(await fetch(new URL(path, management_api), {
      method,
      headers: { authorization: `Bearer ${token.body.access_token}`, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    }));
    const { status, body: answered } = response;
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(answered)}`);
    return answered;
  };
}

// An API with two scopes, and an application that is authorized for the first of them.
export async function createOrders(server) {
  const manage = await manager(server);
  const api = await manage('POST', 'resource-servers', {
    name: 'Orders', identifier: 'https://orders.example/',
    scopes: [
      { value: 'read:orders', description: 'Read orders' },
      { value: 'write:orders', description: 'Write orders' },
    ],
  });
  const application = await manage('POST', 'clients', {
    name: 'Nightly export', app_type: 'non_interactive', grant_types: ['client_credentials'],
    token_endpoint_auth_method: 'client_secret_post',
  });
  const grant = await manage('POST', 'client-grants', {
    client_id: application.client_id, audience: api.identifier, scope: ['read:orders'] });
  return { manage, api, application, grant };
}
