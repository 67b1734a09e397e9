// Behind a proxy that ends TLS: what it says of a client's certificate counts, and counts from nobody else.
import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { after, before, test } from 'node:test';

import { decodeJwt } from 'jose';

import { startServer, temporaryFolder } from './server.mjs';
import { selfSigned } from './support/openssl.mjs';

const issuer = 'https://login.example.com/';
let folder, certificate;

before(async () => {
  folder = await temporaryFolder();
  certificate = await selfSigned(folder.path, '/O=Tests/CN=Behind a proxy');
});
after(() => folder?.remove());

// As a proxy passes a request on: over plain HTTP, with the host that the client named.
function passOn(port, { host = 'login.example.com', path, method = 'POST', headers = {}, body }) {
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port, path, method, headers: { host, ...headers } }, (response) => {
      let text = '';
      response.on('data', (octets) => { text += octets; });
      response.on('end', () => resolve({ status: response.statusCode, body: text && JSON.parse(text) }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

// A server with an application that shows a certificate by an authority; what asks for its token.
async function start(options) {
  const folderOfData = await temporaryFolder();
  const plain = await startServer({ data: folderOfData.path, options: ['--issuer', issuer, ...options] });
  const port = plain.ready.http_port;
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const token = (parameters, more = {}) => passOn(port, {
    path: '/oauth/token', ...more, headers: { ...form, ...more.headers },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...parameters }).toString() });
  const { client_id, client_secret } = plain.ready;
  const management = await token({ client_id, client_secret, audience: `${issuer}api/v2/` });
  assert.equal(management.status, 200, JSON.stringify(management.body));
  const manage = async (method, path, body) => {
    const answered = await passOn(port, {
      path: `/api/v2/${path}`, method, body: JSON.stringify(body),
      headers: { authorization: `Bearer ${management.body.access_token}`, 'content-type': 'application/json' } });
    assert.ok(answered.status < 300, JSON.stringify(answered.body));
    return answered.body;
  };
  const api = await manage('POST', 'resource-servers', { identifier: 'https://orders.example/' });
  const application = await manage('POST', 'clients', {
    name: 'Behind', app_type: 'non_interactive', grant_types: ['client_credentials'] });
  await manage('POST', 'client-grants', { client_id: application.client_id, audience: api.identifier, scope: [] });
  const { id } = await manage('POST', `clients/${application.client_id}/credentials`, {
    credential_type: 'cert_subject_dn', name: 'subject', pem: certificate.cert });
  await manage('PATCH', `clients/${application.client_id}`, {
    token_endpoint_auth_method: null, client_authentication_methods: { tls_client_auth: { credentials: [{ id }] } } });
  const ask = (headers) => token({ client_id: application.client_id, audience: api.identifier },
    { host: 'mtls.login.example.com', headers });
  const discovery = () => passOn(port, { path: '/.well-known/openid-configuration', method: 'GET' });
  const stop = async () => {
    await plain.stop();
    await folderOfData.remove();
  };
  return { ask, discovery, stop };
}

const shown = (verified) => ({
  'client-certificate': encodeURIComponent(certificate.cert), 'client-certificate-ca-verified': verified });

test('a trusted proxy tells who the client is', async () => {
  const server = await start(['--trusted-proxy', '127.0.0.1']);
  try {
    const { body } = await server.discovery();
    assert.equal(body.issuer, issuer);
    assert.equal(body.mtls_endpoint_aliases.token_endpoint, 'https://mtls.login.example.com/oauth/token');
    const taken = await server.ask(shown('SUCCESS'));
    assert.equal(taken.status, 200, JSON.stringify(taken.body));
    assert.equal(decodeJwt(taken.body.access_token).iss, issuer);
    assert.equal((await server.ask(shown('FAILED'))).status, 401);
    assert.equal((await server.ask({})).status, 401);
  } finally {
    await server.stop();
  }
});

test('nobody else does', async () => {
  const server = await start([]);
  try {
    assert.equal((await server.ask(shown('SUCCESS'))).status, 401);
    assert.equal((await server.discovery()).body.mtls_endpoint_aliases, undefined);
  } finally {
    await server.stop();
  }
});

test('without --issuer a trusted proxy tells which it is, and whose request it passes on', async () => {
  const { ready, stop } = await startServer({ options: ['--trusted-proxy', '127.0.0.1'] });
  const { http_port: port, client_id, client_secret } = ready;
  const forwarded = { 'x-forwarded-host': 'login.example.com', 'x-forwarded-proto': 'https',
    'x-forwarded-for': '198.51.100.9, 192.0.2.7' };
  try {
    const { status, body } = await passOn(port, {
      host: `localhost:${port}`, path: '/oauth/token',
      headers: { ...forwarded, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'client_credentials', client_id, client_secret, audience: `${issuer}api/v2/` }).toString() });
    assert.equal(status, 200, JSON.stringify(body));
    assert.equal(decodeJwt(body.access_token).iss, issuer);
    const logs = await passOn(port, {
      host: `localhost:${port}`, path: '/api/v2/logs?per_page=1', method: 'GET',
      headers: { ...forwarded, authorization: `Bearer ${body.access_token}` } });
    assert.equal(logs.body[0].type, 'seccft');
    assert.equal(logs.body[0].ip, '192.0.2.7');
  } finally {
    await stop();
  }
});
