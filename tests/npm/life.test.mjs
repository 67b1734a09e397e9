// The server's own life: it keeps what it was told, stops cleanly, and says plainly why it cannot start.
import assert from 'node:assert/strict';
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { createRemoteJWKSet, exportSPKI, generateKeyPair, jwtVerify, SignJWT } from 'jose';

import { createOrders, manager, requestToken, run, startServer, temporaryFolder } from './server.mjs';

let folder;

before(async () => { folder = await temporaryFolder(); });
after(() => folder?.remove());

test('what was created is there after a restart, and old tokens still verify', async () => {
  const data = join(folder.path, 'kept');
  const first = await startServer({ data });
  const { application, api } = await createOrders(first);
  const credentials = { grant_type: 'client_credentials', client_id: application.client_id,
    client_secret: application.client_secret, audience: api.identifier };
  const old = await requestToken(first, credentials);
  assert.equal(old.status, 200);
  assert.equal(await first.stop(), 0);

  const second = await startServer({ data, port: new URL(first.issuer).port });
  try {
    assert.equal(second.ready.client_id, first.ready.client_id);
    assert.equal(second.ready.client_secret, first.ready.client_secret);
    await jwtVerify(old.body.access_token, createRemoteJWKSet(new URL(second.ready.jwks_uri)), {
      issuer: first.issuer, audience: api.identifier });
    assert.equal((await requestToken(second, credentials)).status, 200);
    const manage = await manager(second);
    assert.deepEqual((await manage('GET', `clients/${application.client_id}`)).name, 'Nightly export');
    const usage = await manage('GET', '../tallygate/v1/usage');
    const used = usage.by_application.find(({ client_id }) => client_id === application.client_id);
    assert.equal(used.count, 2);
  } finally {
    assert.equal(await second.stop(), 0);
  }
});

test('an assertion that was used is refused after a restart, and a new one is taken', async () => {
  const data = join(folder.path, 'assertions');
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const first = await startServer({ data });
  const { manage, application, api } = await createOrders(first);
  const { client_id } = application;
  const credential = await manage('POST', `clients/${client_id}/credentials`, {
    credential_type: 'public_key', name: 'key', alg: 'RS256', pem: await exportSPKI(publicKey) });
  await manage('PATCH', `clients/${client_id}`, {
    token_endpoint_auth_method: null,
    client_authentication_methods: { private_key_jwt: { credentials: [{ id: credential.id }] } } });
  const assertion = (jti) => new SignJWT({ jti }).setProtectedHeader({ alg: 'RS256' }).setIssuer(client_id)
    .setSubject(client_id).setAudience(first.issuer).setIssuedAt().setExpirationTime('2m').sign(privateKey);
  const used = await assertion('one');
  const ask = (server, client_assertion) => requestToken(server, {
    grant_type: 'client_credentials', audience: api.identifier, client_assertion,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer' });
  assert.equal((await ask(first, used)).status, 200);
  assert.equal((await ask(first, used)).status, 401);
  assert.equal(await first.stop(), 0);

  const second = await startServer({ data, port: new URL(first.issuer).port });
  try {
    const replayed = await ask(second, used);
    assert.equal(replayed.status, 401);
    assert.deepEqual(replayed.body, { error: 'invalid_client', error_description: 'Client authentication failed' });
    const [event] = await (await manager(second))('GET', 'logs?per_page=1&q=type:feccft');
    assert.equal(event.details.reason, 'The assertion was used before (jti).');
    assert.equal((await ask(second, await assertion('two'))).status, 200);
  } finally {
    assert.equal(await second.stop(), 0);
  }
});

test('secrets lie readable for their owner only', async () => {
  const data = join(folder.path, 'private');
  const server = await startServer({ data });
  await server.stop();
  assert.equal((await stat(data)).mode & 0o077, 0);
  const database = Buffer.concat(await Promise.all((await readdir(data)).map((name) => readFile(join(data, name)))));
  assert.ok(!database.includes(server.ready.client_secret));
});

describe('the server says in a sentence that it cannot start for', () => {
  const sentence = ({ code, errors }, pattern) => {
    assert.ok(Number.isInteger(code) && code !== 0, `exit code ${code}`);
    assert.match(errors, pattern);
    assert.ok(errors.trim().split('\n').length <= 3, errors);
    assert.doesNotMatch(errors, /terminate called|core dumped|Assertion|what\(\)/);
  };

  for (const [name, options, pattern] of [
    ['an unknown option', ['serve', '--nonsense'], /nonsense/],
    ['an unknown command', ['nonsense'], /nonsense|lists them/],
    ['a port that is no number', ['serve', '--http', 'eighty'], /eighty|--http/],
    ['a port that is too large', ['serve', '--http', '70000'], /70000|--http/],
    ['an option without its value', ['serve', '--data'], /--data/],
  ]) {
    test(name, async () => sentence(await run(...options), pattern));
  }

  test('a port that another program has', async () => {
    const other = createServer();
    await new Promise((resolve) => { other.listen(0, '127.0.0.1', resolve); });
    const { port } = other.address();
    const result = await run('serve', '--http', String(port), '--data', join(folder.path, 'busy'));
    other.close();
    sentence(result, new RegExp(`${port}`));
  });

  test('a data folder that another server uses', async () => {
    const data = join(folder.path, 'shared');
    const server = await startServer({ data });
    try {
      sentence(await run('serve', '--http', '0', '--data', data), /shared/);
      const { client_id, client_secret, management_api } = server.ready;
      const token = await requestToken(server, {
        grant_type: 'client_credentials', client_id, client_secret, audience: management_api });
      assert.equal(token.status, 200);
    } finally {
      await server.stop();
    }
  });

  test('a data folder that cannot be made', async () => {
    await writeFile(join(folder.path, 'file'), 'not a folder');
    sentence(await run('serve', '--http', '0', '--data', join(folder.path, 'file', 'data')), /file/);
  });

  test('a folder of somebody else, which it leaves as it was', async () => {
    const data = join(folder.path, 'photos');
    await mkdir(data);
    await writeFile(join(data, 'holiday.jpg'), 'a picture');
    sentence(await run('serve', '--http', '0', '--data', data), /photos/);
    assert.deepEqual(await readdir(data), ['holiday.jpg']);
    assert.equal(await readFile(join(data, 'holiday.jpg'), 'utf8'), 'a picture');
  });

  test('a database of another program, which it leaves as it was', async () => {
    const data = join(folder.path, 'foreign');
    await mkdir(data);
    const octets = Buffer.from('This is not SQLite at all. '.repeat(400));
    await writeFile(join(data, 'tallygate.db'), octets);
    sentence(await run('serve', '--http', '0', '--data', data), /tallygate\.db|foreign/);
    assert.deepEqual(await readFile(join(data, 'tallygate.db')), octets);
  });
});

test('help and version answer on standard output', async () => {
  for (const option of ['--help', '--version']) {
    const { code, output } = await run(option);
    assert.equal(code, 0);
    assert.match(output, /[Tt]allygate|\d+\.\d+\.\d+/);
  }
});
