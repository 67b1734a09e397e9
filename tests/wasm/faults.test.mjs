// Faults on purpose in the tenant that is a JavaScript module: fetch shows them as it does those of a network.
import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';

import { createLocalJWKSet, errors, jwtVerify } from 'jose';
import * as openid from 'openid-client';

import { openTenant } from '../../build/module/tenant.js';

const issuer = 'https://tenant.example/';
let tenant, config, application;

const admin = async (method, path = '', body) => {
  const response = await tenant.fetch(`${issuer}admin/faults${path}`, { method, body: body && JSON.stringify(body) });
  const text = await response.text();
  return { status: response.status, body: text && JSON.parse(text) };
};
const provoke = async (fault, more = {}) => {
  const { status, body } = await admin('POST', '', { fault, count: 1, ...more });
  assert.equal(status, 201, JSON.stringify(body));
  return body.id;
};
const token = () => openid.clientCredentialsGrant(config, { audience: `${issuer}api/v2/` });

before(async () => {
  tenant = await openTenant({ issuer });
  application = tenant.firstApplication();
  config = await openid.discovery(new URL(issuer), application.client_id, application.client_secret,
    openid.ClientSecretPost(application.client_secret), { [openid.customFetch]: tenant.fetch });
});
beforeEach(async () => { assert.equal((await admin('DELETE')).status, 204); });

test('a connection that is dropped or cut fails as one of the network does, and the next request is well', async () => {
  const keys = () => tenant.fetch(`${issuer}.well-known/jwks.json`);
  await provoke('drop_connection');
  await assert.rejects(keys(), TypeError);
  assert.equal((await keys()).status, 200);
  await provoke('cut_answer');
  const cut = await keys();
  assert.equal(cut.status, 200);
  await assert.rejects(cut.text(), TypeError);
  assert.ok((await token()).access_token);
});

test('a delayed answer comes late, and not to whoever gave up', async () => {
  await provoke('delay', { delay_ms: 200 });
  const started = performance.now();
  assert.ok((await token()).access_token);
  assert.ok(performance.now() - started >= 199);
  await provoke('delay', { delay_ms: 60_000 });
  await assert.rejects(
    tenant.fetch(`${issuer}.well-known/jwks.json`, { signal: AbortSignal.timeout(20) }), { name: 'TimeoutError' });
});

test('openid-client says 503 and a broken body, and a spoiled token fails at jose', async () => {
  await provoke('service_unavailable');
  await assert.rejects(token(), (error) => error.cause?.status === 503 || error.status === 503);
  await provoke('malformed_json');
  await assert.rejects(token(), { code: 'OAUTH_PARSE_ERROR' });
  const id = await provoke('token_expired', { audience: `${issuer}api/v2/` });
  const { access_token } = await token();
  const jwks = await (await tenant.fetch(`${issuer}.well-known/jwks.json`)).json();
  await assert.rejects(jwtVerify(access_token, createLocalJWKSet(jwks)), errors.JWTExpired);
  const { body } = await admin('GET', `/${id}`);
  assert.deepEqual([body.matched, body.applied, body.ended_by], [1, 1, 'count']);
});
