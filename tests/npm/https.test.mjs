// HTTPS by an authority of the server's own, and by the operator's certificate; tenants by host name.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { connect as tlsConnect } from 'node:tls';
import { promisify } from 'node:util';

import { answer, requestToken, run, startSecureServer, startServer, temporaryFolder } from './server.mjs';
import { httpsFetch } from './support/https_fetch.mjs';
import { openssl, selfSigned } from './support/openssl.mjs';

const execute = promisify(execFile);
let folder, server;

before(async () => {
  folder = await temporaryFolder();
  server = await startSecureServer({ options: ['--tenant', 'acme', '--dashboard-key', 'the-key'] });
});
after(async () => {
  await server?.stop();
  await folder?.remove();
});

const get = async (fetching, url, headers = {}) => answer(await fetching(url, { headers }));

// The Management API as a tenant's first application.
async function manager({ https_issuer, client_id, client_secret }) {
  const token = await answer(await server.fetch(`${https_issuer}oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials', client_id, client_secret, audience: `${https_issuer}api/v2/` }),
  }));
  return async (method, path, body) => {
    assert.equal(token.status, 200, JSON.stringify(token.body));
    return answer(await server.fetch(`${https_issuer}api/v2/${path}`, {
      method,
      headers: { authorization: `Bearer ${token.body.access_token}`, 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    }));
  };
}

test('Node.js trusts the server after the line that it says to copy, and not before', async () => {
  const script = `fetch('${server.ready.https_issuer}.well-known/openid-configuration')
    .then((response) => response.json()).then(({ issuer }) => console.log(issuer))`;
  const { NODE_EXTRA_CA_CERTS: _, ...environment } = process.env;
  const { stdout } = await execute(process.execPath, ['-e', script], {
    env: { ...environment, NODE_EXTRA_CA_CERTS: server.ready.ca_file } });
  assert.equal(stdout.trim(), server.ready.https_issuer);
  await assert.rejects(execute(process.execPath, ['-e', script], { env: environment }), /UNABLE_TO_VERIFY|self-signed/);
});

test('openssl verifies the chain, and each name that the server may be called by', async () => {
  const port = new URL(server.ready.https_issuer).port;
  for (const name of ['localhost', 'mtls.localhost', 'acme.localhost', 'mtls.acme.localhost']) {
    const { stdout } = await execute('sh', ['-c', `openssl s_client -connect 127.0.0.1:${port} -servername ${name} \\
      -verify_hostname ${name} -CAfile '${server.ready.ca_file}' -verify_return_error </dev/null`]);
    assert.match(stdout, /Verify return code: 0 \(ok\)/, name);
  }
});

test('HTTP and HTTPS are one tenant, and each token names the address it came from', async () => {
  const { client_id, client_secret, https_issuer } = server.ready;
  const discovery = await get(server.fetch, `${https_issuer}.well-known/openid-configuration`);
  assert.equal(discovery.body.issuer, https_issuer);
  assert.equal(discovery.body.mtls_endpoint_aliases.token_endpoint,
    https_issuer.replace('//', '//mtls.') + 'oauth/token');
  const plain = await requestToken(server, {
    grant_type: 'client_credentials', client_id, client_secret, audience: server.ready.management_api });
  assert.equal(plain.status, 200);
  const clients = await get(server.fetch, `${https_issuer}api/v2/clients`, {
    authorization: `Bearer ${plain.body.access_token}` });
  assert.equal(clients.status, 200);
});

test('the authority stays when the server starts anew, and what it issues lasts for a season', async () => {
  const data = join(folder.path, 'kept');
  const first = await startSecureServer({ data });
  assert.equal(await first.stop(), 0);
  const second = await startSecureServer({ data });
  try {
    assert.equal(second.ca, first.ca);
    assert.equal(second.ready.ca_file, join(data, 'tls', 'ca.pem'));
    const authority = new X509Certificate(second.ca);
    assert.ok(authority.ca);
    assert.ok(new Date(authority.validTo) - Date.now() > 9 * 365 * 86400e3);
    assert.match(authority.subject, /Tallygate local authority/);
  } finally {
    await second.stop();
  }
});

test('the operator brings a certificate', async () => {
  const own = await selfSigned(folder.path, '/CN=localhost');
  const { keyFile, certFile } = own;
  await openssl('req', '-x509', '-key', keyFile, '-out', certFile, '-days', '30', '-subj', '/CN=localhost',
    '-addext', 'subjectAltName=DNS:localhost');
  const other = await startServer({ options: ['--https', '0', '--cert', certFile, '--key', keyFile] });
  try {
    assert.equal(other.ready.ca_file, null);
    const fetching = httpsFetch({ ca: await readFile(certFile, 'utf8') });
    const { body } = await get(fetching, `${other.ready.https_issuer}.well-known/jwks.json`);
    assert.ok(body.keys.length > 0);
  } finally {
    await other.stop();
  }
  await writeFile(certFile, 'no certificate');
  const { code, errors } = await run('serve', '--http', '0', '--https', '0', '--data', join(folder.path, 'own'),
    '--cert', certFile, '--key', keyFile);
  assert.equal(code, 1);
  assert.match(errors, /^tallygate: The server's certificate cannot be read: .+\.\n$/);
});

test('a certificate is exchanged while the server runs, and a broken one does not take its place', async () => {
  const certificate = async () => {
    const { certFile, keyFile } = await selfSigned(folder.path, '/CN=localhost');
    return { cert: await readFile(certFile, 'utf8'), key: await readFile(keyFile, 'utf8') };
  };
  const files = { cert: join(folder.path, 'serving.pem'), key: join(folder.path, 'serving.key') };
  const put = async ({ cert, key }) => {
    await writeFile(files.key, key);
    await writeFile(files.cert, cert);
  };
  const first = await certificate();
  const second = await certificate();
  await put(first);
  const other = await startServer({ options: ['--https', '0', '--cert', files.cert, '--key', files.key] });
  try {
    const port = other.ready.https_port;
    const connected = () => new Promise((resolve, reject) => {
      const socket = tlsConnect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => resolve(socket));
      socket.on('error', reject);
    });
    const shown = async () => {
      const socket = await connected();
      const { fingerprint256 } = socket.getPeerX509Certificate();
      socket.destroy();
      return fingerprint256;
    };
    const answered = (socket) => new Promise((resolve) => {
      socket.once('data', (octets) => resolve(String(octets).split('\r\n')[0]));
      socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n');
    });
    const fingerprint = ({ cert }) => new X509Certificate(cert).fingerprint256;
    const until = async (condition) => {
      while (!await condition()) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    const kept = await connected();
    assert.equal(kept.getPeerX509Certificate().fingerprint256, fingerprint(first));
    await writeFile(files.cert, 'no certificate');
    process.kill(other.ready.pid, 'SIGHUP');
    await until(() => /The server's certificate cannot be read: .+ The old certificate stays/.test(other.errors()));
    assert.equal(await shown(), fingerprint(first));
    // Without a signal it is seen within a second or two.
    await put(second);
    await until(async () => await shown() === fingerprint(second));
    await put(first);
    process.kill(other.ready.pid, 'SIGHUP');
    await until(async () => await shown() === fingerprint(first));
    assert.equal(await answered(kept), 'HTTP/1.1 200 OK');
    kept.destroy();
  } finally {
    assert.equal(await other.stop(), 0);
  }
});

describe('a connection by TLS', () => {
  const open = (to) => new Promise((resolve, reject) => {
    const { port } = new URL(to.ready.https_issuer);
    const socket = tlsConnect({ port, host: '127.0.0.1', servername: 'localhost', ca: to.ca }, () => resolve(socket));
    socket.on('error', reject);
  });
  const wholeAnswer = (socket) => new Promise((resolve) => {
    let text = '';
    socket.on('data', (octets) => { text += octets; });
    socket.on('end', () => resolve(text));
  });

  test('carries several requests, also when they are sent ahead', async () => {
    const socket = await open(server);
    const request = 'GET /.well-known/jwks.json HTTP/1.1\r\nHost: localhost\r\n';
    socket.write(`${request}\r\n${request}\r\n${request}Connection: close\r\n\r\n`);
    const text = await wholeAnswer(socket);
    assert.equal(text.match(/HTTP\/1\.1 200 OK/g).length, 3);
  });

  test('tells why a body is too large before it closes', async () => {
    const socket = await open(server);
    const size = 8 * 1024 * 1024;
    socket.write(`POST /oauth/token HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${size}\r\n\r\n`);
    socket.write('x'.repeat(size / 4));
    assert.match(await wholeAnswer(socket), /^HTTP\/1\.1 413 /);
  });

  test('is refused to whoever speaks HTTP without TLS', async () => {
    const { port } = new URL(server.ready.https_issuer);
    await assert.rejects(fetch(`http://127.0.0.1:${port}/`));
  });

  test('holds no server up that is to stop', async () => {
    const other = await startSecureServer();
    const idle = await open(other);
    const silent = connect(new URL(other.ready.https_issuer).port, '127.0.0.1');
    await new Promise((resolve) => { silent.on('connect', resolve); });
    for (const socket of [idle, silent]) socket.on('error', () => {});
    const started = Date.now();
    assert.equal(await other.stop(), 0);
    assert.ok(Date.now() - started < 4000, 'it waited for connections that ask for nothing');
  });
});

describe('two tenants in one server', () => {
  test('share nothing', async () => {
    const [acme] = server.ready.tenants;
    assert.equal(acme.name, 'acme');
    assert.match(acme.https_issuer, /^https:\/\/acme\.localhost:\d+\/$/);
    const [ours, theirs] = [await manager(server.ready), await manager(acme)];
    const made = await theirs('POST', 'clients', { name: 'Theirs' });
    assert.equal(made.status, 201);
    assert.equal((await ours('GET', `clients/${made.body.client_id}`)).status, 404);
    const names = async (manage) => (await manage('GET', 'clients?fields=name')).body.map(({ name }) => name);
    assert.ok(!(await names(ours)).includes('Theirs'));
    const events = async (manage) => (await manage('GET', 'logs')).body;
    assert.ok((await events(ours)).every(({ client_id }) => client_id !== acme.client_id));
    const keys = async (issuer) => (await get(server.fetch, `${issuer}.well-known/jwks.json`)).body.keys;
    const kids = (await keys(acme.https_issuer)).map(({ kid }) => kid);
    assert.ok((await keys(server.ready.https_issuer)).every(({ kid }) => !kids.includes(kid)));
    const [masterKey, theirMasterKey] = await Promise.all(
      [server.data, acme.data].map((path) => readFile(join(path, 'master.key'), 'utf8')));
    assert.notEqual(masterKey, theirMasterKey);
  });

  test('refuse each other\'s clients and tokens', async () => {
    const [acme] = server.ready.tenants;
    const { https_issuer, client_id, client_secret } = server.ready;
    const stranger = await answer(await server.fetch(`${acme.https_issuer}oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials', client_id, client_secret, audience: `${acme.https_issuer}api/v2/` }),
    }));
    assert.equal(stranger.status, 401);
    const token = await requestToken(server, {
      grant_type: 'client_credentials', client_id, client_secret, audience: server.ready.management_api });
    const bearer = { authorization: `Bearer ${token.body.access_token}` };
    assert.equal((await get(server.fetch, `${acme.https_issuer}api/v2/clients`, bearer)).status, 401);
    assert.equal((await get(server.fetch, `${https_issuer}api/v2/clients`, bearer)).status, 200);
  });

  test('a third comes while the server runs, with the dashboard key only, and is there after a restart', async () => {
    const data = join(folder.path, 'several');
    const options = ['--dashboard-key', 'the-key'];
    const one = await startSecureServer({ data, options });
    const add = async (key, body) => answer(await fetch(new URL('admin/tenants', one.issuer), {
      method: 'POST', headers: { authorization: `Bearer ${key}` }, body: JSON.stringify(body) }));
    assert.equal((await add('another', { name: 'globex' })).status, 401);
    for (const name of ['Globex', '', 'a.b', '../up', 'mtls', '-a', undefined]) {
      assert.equal((await add('the-key', { name })).status, 400, name);
    }
    const made = await add('the-key', { name: 'globex' });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    assert.equal((await add('the-key', { name: 'globex' })).status, 200);
    const discovery = await get(one.fetch, `${made.body.https_issuer}.well-known/openid-configuration`);
    assert.equal(discovery.body.issuer, made.body.https_issuer);
    assert.equal(await one.stop(), 0);

    const two = await startSecureServer({ data, options });
    try {
      const [globex] = two.ready.tenants;
      assert.equal(globex.client_secret, made.body.client_secret);
      const listed = await answer(await fetch(new URL('admin/tenants', two.issuer), {
        headers: { authorization: 'Bearer the-key' } }));
      assert.deepEqual(listed.body.tenants.map(({ name }) => name), ['globex']);
    } finally {
      await two.stop();
    }
  });

  test('one is deleted while it is busy: who asked before gets a token, who asks after finds nothing', async () => {
    const options = ['--dashboard-key', 'the-key'];
    const one = await startSecureServer({ data: join(folder.path, 'deleted'), options });
    try {
      const administer = async (method, path, body) => answer(await fetch(new URL(path, one.issuer), {
        method, headers: { authorization: 'Bearer the-key' }, body: body && JSON.stringify(body) }));
      const { body: acme } = await administer('POST', 'admin/tenants', { name: 'acme' });
      const ask = async () => {
        const form = { grant_type: 'client_credentials', client_id: acme.client_id, client_secret: acme.client_secret,
          audience: `${acme.https_issuer}api/v2/` };
        const request = { method: 'POST', body: new URLSearchParams(form) };
        return (await one.fetch(`${acme.https_issuer}oauth/token`, request)).status;
      };
      assert.equal(await ask(), 200);
      const busy = Array.from({ length: 32 }, ask);
      const deleted = await administer('DELETE', 'admin/tenants/acme');
      assert.ok([202, 204].includes(deleted.status), JSON.stringify(deleted.body));
      for (const outcome of await Promise.allSettled(busy)) {
        // Who comes too late finds no tenant, or a certificate that no longer names it.
        if (outcome.status === 'fulfilled') assert.ok([200, 404].includes(outcome.value), `${outcome.value}`);
        else assert.equal(outcome.reason.code, 'ERR_TLS_CERT_ALTNAME_INVALID');
      }
      assert.equal((await administer('GET', 'admin/tenants/acme')).status, 404);
      let made;
      do made = await administer('POST', 'admin/tenants', { name: 'acme' }); while (made.status === 503);
      assert.equal(made.status, 201);
      assert.notEqual(made.body.client_id, acme.client_id);
    } finally {
      assert.equal(await one.stop(), 0);
    }
  });

  test('a name that no tenant has is answered by none', async () => {
    const { port } = new URL(server.ready.https_issuer);
    assert.equal((await get(server.fetch, `https://mtls.localhost:${port}/api/v2/clients`)).status, 401);
    const nobody = httpsFetch({ ca: server.ca });
    await assert.rejects(nobody(`https://nobody.localhost:${port}/`), { code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  });
});
