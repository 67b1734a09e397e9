// `tallygate token`, as a shell script uses it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { decodeJwt } from 'jose';

import { binary, createOrders, startSecureServer, temporaryFolder } from './server.mjs';

let server, folder, readyFile, orders;

// Runs it with these options and this environment: { code, output, errors }.
const token = (options, environment = {}) => new Promise((resolve) => {
  execFile(binary, ['token', ...options], { env: { ...process.env, ...environment }, timeout: 20_000 },
    (error, output, errors) => resolve({ code: error ? error.code : 0, output, errors }));
});

before(async () => {
  folder = await temporaryFolder();
  server = await startSecureServer();
  readyFile = join(folder.path, 'ready.json');
  await writeFile(readyFile, JSON.stringify(server.ready));
  const { application, api } = await createOrders(server);
  orders = { id: application.client_id, secret: application.client_secret, audience: api.identifier };
});
after(async () => {
  await server?.stop();
  await folder?.remove();
});

test('a local server’s ready file is enough for a token for the Management API', async () => {
  const { code, output, errors } = await token(['--ready-file', readyFile]);
  assert.equal(code, 0, errors);
  assert.equal(errors, '');
  const claims = decodeJwt(output.trimEnd());
  assert.equal(claims.azp, server.ready.client_id);
  assert.ok(output.endsWith('\n'));
});

test('any application gets its token over HTTPS, with the secret in the environment or in a file', async () => {
  const secretFile = join(folder.path, 'secret');
  await writeFile(secretFile, `${orders.secret}\n`);
  const options = ['--url', server.ready.https_issuer, '--client-id', orders.id, '--audience', orders.audience,
    '--scope', 'read:orders', '--ca', server.ready.ca_file];
  for (const [more, environment] of [
    [[], { TALLYGATE_CLIENT_SECRET: orders.secret }], [['--client-secret-file', secretFile], {}]]) {
    const { code, output, errors } = await token([...options, ...more], environment);
    assert.equal(code, 0, errors);
    const claims = decodeJwt(output.trim());
    assert.equal(claims.scope, 'read:orders');
    assert.equal(claims.iss, server.ready.https_issuer);
  }
  const untrusted = await token(options.slice(0, -2), { TALLYGATE_CLIENT_SECRET: orders.secret });
  assert.equal(untrusted.code, 1);
  assert.match(untrusted.errors, /gives no token: certificate verify failed/);
});

test('what goes wrong is a sentence and an exit code, and nothing is on standard output', async () => {
  const options = ['--url', server.issuer, '--client-id', orders.id, '--audience', orders.audience];
  const cases = [
    [[...options], { TALLYGATE_CLIENT_SECRET: 'wrong' }, 3, /^tallygate: access_denied: Unauthorized\n$/],
    [[...options, '--scope', 'write:orders'], { TALLYGATE_CLIENT_SECRET: orders.secret }, 3, /^tallygate: \w+: .+\n$/],
    [[...options], {}, 2, /The secret is missing/],
    [['--client-id', 'x'], { TALLYGATE_CLIENT_SECRET: 'x' }, 2, /--url takes an address/],
    [['--url', 'http://localhost:1/', '--client-id', 'x'], { TALLYGATE_CLIENT_SECRET: 'x' }, 1, /gives no token: /],
    [['--ready-file', join(folder.path, 'none.json')], {}, 2, /is not the ready file of a server/],
  ];
  for (const [given, environment, wanted, said] of cases) {
    const { code, output, errors } = await token(given, environment);
    assert.equal(code, wanted, errors);
    assert.equal(output, '');
    assert.match(errors, said);
    assert.ok(!errors.includes(orders.secret));
  }
});
