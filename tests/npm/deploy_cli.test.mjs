// auth0-deploy-cli, unmodified: what it exports from one tenant it imports into another, and nothing is lost.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { after, before, test } from 'node:test';

import { createOrders, manager, root, startSecureServer, temporaryFolder } from './server.mjs';

const program = join(root, 'tests', 'node_modules', 'auth0-deploy-cli', 'lib', 'index.js');
let folder, source, target, exported, manage;

before(async () => {
  folder = await temporaryFolder();
  [source, target] = await Promise.all([startSecureServer(), startSecureServer()]);
  await furnish();
  exported = join(folder.path, 'source');
  manage = await manager(target);
});
after(async () => {
  await Promise.all([source?.stop(), target?.stop()]);
  await folder?.remove();
});

// Gives the source something of everything.
async function furnish() {
  const { manage: call, grant } = await createOrders(source);
  await call('POST', 'resource-servers', {
    name: 'Invoices', identifier: 'https://invoices.example/', signing_alg: 'PS256', token_lifetime: 600,
    token_dialect: 'rfc9068_profile', scopes: [{ value: 'read:invoices', description: 'Read invoices' }],
  });
  const basic = await call('POST', 'clients', {
    name: 'Ledger', app_type: 'non_interactive', grant_types: ['client_credentials'],
    token_endpoint_auth_method: 'client_secret_basic', client_metadata: { team: 'billing' },
    description: 'Reads invoices',
  });
  await call('POST', 'client-grants', {
    client_id: basic.client_id, audience: 'https://invoices.example/', scope: ['read:invoices'] });
  await call('PATCH', `client-grants/${grant.id}`, { organization_usage: 'allow' });
  const organization = await call('POST', 'organizations', { name: 'globex', display_name: 'Globex' });
  await call('POST', `organizations/${organization.id}/client-grants`, { grant_id: grant.id });
  await call('PATCH', 'tenants/settings', {
    friendly_name: 'Source', default_audience: 'https://orders.example/' });
}

// What the program said; its exit code must be 0.
function deploy(server, parameters, settings = {}) {
  const { client_id, client_secret, ca_file } = server.ready;
  const env = {
    ...process.env, NODE_EXTRA_CA_CERTS: ca_file, NO_COLOR: '1', AUTH0_DOMAIN: server.domain,
    AUTH0_CLIENT_ID: client_id, AUTH0_CLIENT_SECRET: client_secret, ...settings,
  };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [program, ...parameters], { env }, (error, output, errors) => {
      if (error) reject(new Error(`${parameters.join(' ')}\n${output}${errors}`));
      else resolve(output + errors);
    });
  });
}

async function exportTo(server, path) {
  await mkdir(path, { recursive: true });
  await deploy(server, ['export', '--format', 'directory', '--output_folder', path]);
}
const importFrom = (server, path, settings) => deploy(server, ['import', '--input_file', path], settings);

// { path: content } of every file.
async function contents(path) {
  const files = await readdir(path, { recursive: true, withFileTypes: true });
  const read = files.filter((file) => file.isFile()).map(async (file) => {
    const name = join(file.parentPath ?? file.path, file.name);
    return [relative(path, name), await readFile(name, 'utf8')];
  });
  return Object.fromEntries((await Promise.all(read)).sort());
}

const kinds = ['clients', 'client-grants', 'resource-servers', 'organizations'];
const everything = async () => Object.fromEntries(
  await Promise.all(kinds.map(async (kind) => [kind, await manage('GET', kind)])));

test('exports a whole tenant', async () => {
  await exportTo(source, exported);
  const files = Object.keys(await contents(exported));
  for (const name of ['clients/Ledger.json', 'clients/Nightly export.json', 'resource-servers/Invoices.json',
    'organizations/globex.json', 'tenant.json']) {
    assert.ok(files.includes(name), `${name} is not among ${files.join(', ')}`);
  }
  assert.equal(files.filter((name) => name.startsWith('grants/')).length, 2);
});

test('imports it into an empty tenant, from which it then exports the same', async () => {
  const said = await importFrom(target, exported);
  assert.match(said, /Created \[clients\]/);
  const again = join(folder.path, 'target');
  await exportTo(target, again);
  assert.deepEqual(await contents(again), await contents(exported));
});

test('changes nothing when it imports the same again', async () => {
  const old = await everything();
  const said = await importFrom(target, exported);
  assert.doesNotMatch(said, /(Created|Deleted) \[/);
  assert.deepEqual(await everything(), old);
});

test('deletes what is not in the files any more, where it is allowed to, and only that', async () => {
  const old = await everything();
  const ledger = old.clients.find(({ name }) => name === 'Ledger');
  const smaller = join(folder.path, 'smaller');
  await exportTo(target, smaller);
  await rm(join(smaller, 'clients', 'Ledger.json'));
  for (const name of await readdir(join(smaller, 'grants'))) {
    const path = join(smaller, 'grants', name);
    if ((await readFile(path, 'utf8')).includes('"Ledger"')) await rm(path);
  }
  await importFrom(target, smaller);
  assert.deepEqual(await everything(), old);
  await importFrom(target, smaller, { AUTH0_ALLOW_DELETE: 'true' });
  const others = (list) => list.filter(({ client_id }) => client_id !== ledger.client_id);
  assert.deepEqual(await everything(), {
    ...old, clients: others(old.clients), 'client-grants': others(old['client-grants']) });
});
