// Tokens as other people's libraries see them: jose, and express with express-oauth2-jwt-bearer.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import express from 'express';
import { auth, requiredScopes } from 'express-oauth2-jwt-bearer';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';

import { answer, createOrders, requestToken, startServer } from './server.mjs';

let server, orders, credentials, discovery;

before(async () => {
  server = await startServer();
  orders = await createOrders(server);
  const { client_id, client_secret } = orders.application;
  credentials = { grant_type: 'client_credentials', client_id, client_secret, audience: orders.api.identifier };
  discovery = (await answer(await fetch(new URL('.well-known/openid-configuration', server.issuer)))).body;
});
after(() => server?.stop());

function basic(id, secret) {
  return `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`;
}

async function verified(token) {
  const keys = createRemoteJWKSet(new URL(discovery.jwks_uri));
  return jwtVerify(token, keys, { issuer: discovery.issuer, audience: orders.api.identifier, algorithms: ['RS256'] });
}

test('discovery and the ready file name the same endpoints', () => {
  assert.equal(discovery.issuer, server.ready.issuer);
  assert.equal(discovery.token_endpoint, server.ready.token_endpoint);
  assert.equal(discovery.jwks_uri, server.ready.jwks_uri);
});

describe('jose verifies a token asked for', () => {
  const ways = {
    'by form, secret in the body': () => requestToken(server, credentials),
    'by JSON, secret in the body': async () => answer(await fetch(server.ready.token_endpoint, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(credentials) })),
    'by form, secret by HTTP Basic': async () => {
      const { client_id, client_secret, ...rest } = credentials;
      const set = (method) => orders.manage('PATCH', `clients/${client_id}`, { token_endpoint_auth_method: method });
      await set('client_secret_basic');
      const response = await requestToken(server, rest, { authorization: basic(client_id, client_secret) });
      await set('client_secret_post');
      return response;
    },
  };
  for (const [way, ask] of Object.entries(ways)) {
    test(way, async () => {
      const { status, headers, body } = await ask();
      assert.equal(status, 200, JSON.stringify(body));
      assert.equal(headers.get('cache-control'), 'no-store');
      assert.equal(body.token_type, 'Bearer');
      assert.equal(body.expires_in, 86400);
      assert.equal(body.scope, 'read:orders');
      const { payload } = await verified(body.access_token);
      assert.deepEqual({ ...payload, iat: 0, exp: payload.exp - payload.iat }, {
        iss: server.issuer, sub: `${credentials.client_id}@clients`, aud: orders.api.identifier, iat: 0, exp: 86400,
        azp: credentials.client_id, scope: 'read:orders', gty: 'client-credentials',
      });
      const { alg, kid, typ } = decodeProtectedHeader(body.access_token);
      assert.equal(alg, 'RS256');
      assert.equal(typ, 'JWT');
      assert.ok(kid);
    });
  }
});

test('jose refuses a token whose claims were changed', async () => {
  const { body } = await requestToken(server, credentials);
  const [header, , signature] = body.access_token.split('.');
  const claims = Buffer.from(JSON.stringify({ iss: server.issuer, aud: orders.api.identifier })).toString('base64url');
  await assert.rejects(verified(`${header}.${claims}.${signature}`), { code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
});

describe('an express API behind express-oauth2-jwt-bearer', () => {
  let listener, address;

  before(async () => {
    const api = express();
    api.use(auth({ issuerBaseURL: server.issuer, audience: orders.api.identifier }));
    api.get('/orders', requiredScopes('read:orders'), (request, response) => {
      response.json({ azp: request.auth.payload.azp });
    });
    api.post('/orders', requiredScopes('write:orders'), (_, response) => response.status(201).end());
    api.use((error, _, response, next) => {
      if (error.status) response.status(error.status).json({ code: error.code });
      else next(error);
    });
    listener = await new Promise((resolve) => { const up = api.listen(0, '127.0.0.1', () => resolve(up)); });
    address = `http://127.0.0.1:${listener.address().port}/orders`;
  });
  after(() => listener?.close());

  const call = async (method, token) => answer(await fetch(address, {
    method, headers: token ? { authorization: `Bearer ${token}` } : {} }));

  test('answers 200 to a token with the scope', async () => {
    const { body } = await requestToken(server, credentials);
    const response = await call('GET', body.access_token);
    assert.equal(response.status, 200, JSON.stringify(response.body));
    assert.equal(response.body.azp, credentials.client_id);
  });

  test('answers 403 to a token without the scope', async () => {
    const { body } = await requestToken(server, credentials);
    const response = await call('POST', body.access_token);
    assert.equal(response.status, 403);
    assert.equal(response.body.code, 'insufficient_scope');
  });

  test('answers 401 to a token for another API', async () => {
    const { client_id, client_secret, management_api } = server.ready;
    const { body } = await requestToken(server, {
      grant_type: 'client_credentials', client_id, client_secret, audience: management_api });
    assert.equal((await call('GET', body.access_token)).status, 401);
  });

  test('answers 401 without a token', async () => {
    assert.equal((await call('GET')).status, 401);
  });
});
