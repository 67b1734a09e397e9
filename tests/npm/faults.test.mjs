// Faults on purpose (/admin/faults), and what the libraries that people use make of each of them.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';

import { AuthenticationClient } from 'auth0/legacy';
import express from 'express';
import { auth, requiredScopes } from 'express-oauth2-jwt-bearer';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';

import { answer, createOrders, requestToken, startSecureServer } from './server.mjs';

let server, orders, issuer, config, api, apiAddress, metadata;
const insecure = { [oauth.customFetch]: (...given) => server.fetch(...given) };

async function admin(method, path = '', body, key = 'the-key') {
  return answer(await fetch(new URL(`/admin/faults${path}`, server.issuer), {
    method, headers: { authorization: `Bearer ${key}` }, body: body && JSON.stringify(body) }));
}
async function provoke(fault, more = {}) {
  const { status, body } = await admin('POST', '', { fault, ...more });
  assert.equal(status, 201, JSON.stringify(body));
  return body.id;
}
const counters = async (id) => {
  const { body: { matched, applied } } = await admin('GET', `/${id}`);
  return { matched, applied };
};
const parameters = () => ({ grant_type: 'client_credentials', client_id: orders.application.client_id,
  client_secret: orders.application.client_secret, audience: orders.api.identifier });

// What each library does for a token.
const withOpenid = () => openid.clientCredentialsGrant(config, { audience: orders.api.identifier });
const withOauth4webapi = async () => {
  const client = { client_id: orders.application.client_id };
  const response = await oauth.clientCredentialsGrantRequest(metadata, client,
    oauth.ClientSecretPost(orders.application.client_secret), { audience: orders.api.identifier }, insecure);
  return oauth.processClientCredentialsResponse(metadata, client, response);
};
const withAuth0 = async () => {
  const client = new AuthenticationClient({ domain: server.domain, clientId: orders.application.client_id,
    clientSecret: orders.application.client_secret, fetch: server.fetch, retry: { enabled: false } });
  return (await client.oauth.clientCredentialsGrant({ audience: orders.api.identifier })).data;
};
const withFetch = () => requestToken(server, parameters());

// What it throws, as "Name code: message of the innermost cause".
async function failure(attempt) {
  try {
    await attempt();
  } catch (error) {
    let cause = error;
    while (cause.cause instanceof Error) cause = cause.cause;
    const code = `${error.code ?? ''} ${error.cause?.status ?? error.status ?? error.statusCode ?? ''}`;
    return `${error.name} ${code}: ${error.message} / ${cause.code ?? ''} ${cause.message}`;
  }
  assert.fail(`${attempt.name} did not fail.`);
}
// A token that was made with this fault at work.
async function spoiled(fault) {
  await provoke(fault, { count: 1 });
  const { status, body } = await withFetch();
  assert.equal(status, 200);
  return body.access_token;
}
const verify = (token) => jwtVerify(token, createRemoteJWKSet(new URL('/.well-known/jwks.json', server.issuer)), {
  issuer: server.issuer, audience: orders.api.identifier });
// What an API of express-oauth2-jwt-bearer answers.
async function callApi(token) {
  const response = await fetch(apiAddress, { headers: { authorization: `Bearer ${token}` } });
  return `${response.status} ${response.headers.get('www-authenticate') ?? ''}`;
}

before(async () => {
  server = await startSecureServer({ options: ['--dashboard-key', 'the-key'] });
  orders = await createOrders(server);
  issuer = new URL(server.ready.https_issuer);
  config = await openid.discovery(issuer, orders.application.client_id, orders.application.client_secret,
    openid.ClientSecretPost(orders.application.client_secret), { [openid.customFetch]: server.fetch });
  metadata = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer,
    { ...insecure, algorithm: 'oidc' }));
  const app = express();
  app.get('/', auth({ issuer: server.issuer, jwksUri: `${server.issuer}.well-known/jwks.json`,
    audience: orders.api.identifier, cacheMaxAge: 1, cooldownDuration: 0 }),
  requiredScopes('read:orders'), (request, response) => response.send('ok'));
  app.use((error, request, response, next) => { // eslint-disable-line no-unused-vars
    response.set(error.headers ?? {}).status(error.status ?? 500).send(error.message);
  });
  await new Promise((resolve) => { api = app.listen(0, '127.0.0.1', resolve); });
  apiAddress = `http://127.0.0.1:${api.address().port}/`;
});
after(async () => {
  api?.close();
  await server?.stop();
});
beforeEach(async () => { assert.equal((await admin('DELETE')).status, 204); });

test('without a fault every client has its token and the API takes it', async () => {
  for (const client of [withOpenid, withOauth4webapi, withAuth0]) assert.ok((await client()).access_token);
  const { body: { access_token } } = await withFetch();
  await verify(access_token);
  assert.match(await callApi(access_token), /^200/);
});

describe('an answer that goes wrong', () => {
  const cases = [
    ['internal_server_error', {}, /500/, /500/, /500/],
    ['bad_gateway', {}, /502/, /502/, /502/],
    ['service_unavailable', {}, /503/, /503/, /503/],
    ['too_many_requests', { retry_after_seconds: 9 }, /too_many_requests|429/, /too_many_requests|429/,
      /429|too_many_requests/],
    ['truncated_body', {}, /OAUTH_PARSE_ERROR/, /OAUTH_PARSE_ERROR/, /JSON|Unexpected|Unterminated/],
    ['malformed_json', {}, /OAUTH_PARSE_ERROR/, /OAUTH_PARSE_ERROR/, /JSON|Unexpected|Expected/],
    // None of the three looks at it; whoever does sees the test below.
    ['wrong_content_type', {}, null, null, null],
    ['drop_connection', {}, /ECONNRESET|socket hang up/, /ECONNRESET|socket hang up/, /ECONNRESET|socket hang up/],
    ['cut_answer', {}, /aborted|terminated|ECONNRESET|OAUTH_PARSE_ERROR/,
      /aborted|terminated|ECONNRESET|OAUTH_PARSE_ERROR/, /aborted|terminated|ECONNRESET|JSON/],
    ['wrong_token_type', {}, /OAUTH_UNSUPPORTED_OPERATION|token_type/, /UnsupportedOperationError|token_type/, null],
  ];
  for (const [fault, more, ...expected] of cases) {
    test(`${fault}: what openid-client, oauth4webapi and Auth0's SDK say, and the next request is well`, async () => {
      for (const [place, client] of [withOpenid, withOauth4webapi, withAuth0].entries()) {
        const id = await provoke(fault, { count: 1, ...more });
        if (expected[place]) assert.match(await failure(client), expected[place], client.name);
        else assert.ok((await client()).access_token, `${client.name} does not mind`);
        assert.deepEqual(await counters(id), { matched: 1, applied: 1 });
        assert.ok((await client()).access_token, client.name);
      }
    });
  }

  test('too_many_requests has the headers that a client waits by', async () => {
    const id = await provoke('too_many_requests', { count: 1, retry_after_seconds: 30, announce: true });
    const { status, headers, body } = await withFetch();
    assert.equal(status, 429);
    assert.equal(headers.get('retry-after'), '30');
    assert.equal(headers.get('x-ratelimit-remaining'), '0');
    assert.ok(Number(headers.get('x-ratelimit-reset')) > Date.now() / 1000);
    assert.equal(body.error, 'too_many_requests');
    assert.equal(headers.get('x-tallygate-fault'), `${id}; too_many_requests`);
  });

  test('a page of another origin may read what answers in the tenant\'s place, and the log has it', async () => {
    const origin = 'https://app.example.com';
    await orders.manage('PATCH', `clients/${orders.application.client_id}`, { allowed_origins: [origin] });
    const id = await provoke('service_unavailable', { count: 1, retry_after_seconds: 5 });
    // As a browser does: the question first, which the fault spares, then the request.
    const asked = await fetch(server.ready.token_endpoint, { method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' } });
    assert.equal(asked.status, 204);
    const response = await fetch(server.ready.token_endpoint, { method: 'POST', headers: { origin },
      body: new URLSearchParams(parameters()) });
    assert.equal(response.status, 503);
    assert.equal(response.headers.get('access-control-allow-origin'), origin);
    assert.match(response.headers.get('access-control-expose-headers'), /retry-after/);
    assert.equal(response.headers.get('retry-after'), '5');
    const [event] = (await orders.manage('GET', 'logs?per_page=5')).filter(({ type }) => type === 'fault_applied');
    assert.equal(event.client_id, orders.application.client_id);
    assert.equal(event.details.fault, id);
    assert.equal(event.details.kind, 'service_unavailable');
    assert.equal(event.details.response.statusCode, 503);
  });

  test('wrong_content_type: an answer that calls itself HTML', async () => {
    await provoke('wrong_content_type', { count: 1 });
    const { status, headers, body } = await withFetch();
    assert.equal(status, 200);
    assert.match(headers.get('content-type'), /^text\/html/);
    assert.ok(body.access_token);
  });

  test('delay: a client with a deadline gives up, and a patient one has its token', async () => {
    await provoke('delay', { delay_ms: 60_000, count: 1 });
    const impatient = fetch(server.ready.token_endpoint, { method: 'POST', body: new URLSearchParams(parameters()),
      signal: AbortSignal.timeout(200) });
    assert.match(await failure(() => impatient), /TimeoutError/);
    const started = performance.now();
    await provoke('delay', { delay_ms: 300, jitter_ms: 50, count: 1 });
    assert.equal((await withFetch()).status, 200);
    assert.ok(performance.now() - started >= 300);
  });

  test('wrong_expires_in: a cache that trusts it keeps the token longer than it lives', async () => {
    await provoke('wrong_expires_in', { count: 1 });
    const tokens = await withOpenid();
    const { payload } = await verify((await withFetch()).body.access_token);
    assert.equal(tokens.expires_in, payload.exp - payload.iat + 3600);
  });
});

describe('a token that goes wrong', () => {
  const cases = [
    ['token_expired', errors.JWTExpired, /exp/, /^401 .*invalid_token/],
    ['token_not_yet_valid', errors.JWTClaimValidationFailed, /"nbf" claim timestamp/, /^401 .*invalid_token/],
    ['wrong_audience', errors.JWTClaimValidationFailed, /"aud" claim/, /^401 .*invalid_token/],
    ['wrong_issuer', errors.JWTClaimValidationFailed, /"iss" claim/, /^401 .*invalid_token/],
    ['bad_signature', errors.JWSSignatureVerificationFailed, /signature/, /^401 .*invalid_token/],
    ['alg_none', errors.JOSENotSupported, /alg/i, /^401 .*invalid_token/],
    ['unknown_kid', errors.JWKSNoMatchingKey, /no applicable key/, /^401 .*invalid_token/],
  ];
  for (const [fault, kind, message, apiAnswer] of cases) {
    test(`${fault}: jose throws its error, and an API of express-oauth2-jwt-bearer refuses`, async () => {
      const token = await spoiled(fault);
      await assert.rejects(verify(token), (error) => {
        assert.ok(error instanceof kind || error instanceof errors.JOSEError, error.stack);
        assert.equal(error.name, kind.name);
        assert.match(error.message, message);
        return true;
      });
      assert.match(await callApi(token), apiAnswer);
    });
  }

  test('missing_scope: jose verifies it, and the API answers 403 insufficient_scope', async () => {
    const token = await spoiled('missing_scope');
    assert.equal((await verify(token)).payload.scope, undefined);
    assert.match(await callApi(token), /^403 .*insufficient_scope/);
  });

  test('a spoiled token is counted, and its event in the log names the fault', async () => {
    const total = async () => (await orders.manage('GET', '/api/tallygate/v1/usage')).total;
    const before = await total();
    const id = await provoke('bad_signature', { count: 1 });
    await withFetch();
    assert.equal(await total(), before + 1);
    const [event] = (await orders.manage('GET', 'logs?per_page=5')).filter(({ type }) => type === 'seccft');
    assert.equal(event.details.fault, id);
  });
});

describe('a key set that goes wrong', () => {
  for (const fault of ['stale_jwks', 'empty_jwks']) {
    test(`${fault}: a token of the new key has no applicable key until the fault ends`, async () => {
      await orders.manage('POST', 'keys/signing/rotate');
      const { body: { access_token } } = await withFetch();
      const id = await provoke(fault);
      await assert.rejects(verify(access_token), errors.JWKSNoMatchingKey);
      assert.equal((await admin('DELETE', `/${id}`)).status, 204);
      await verify(access_token);
    });
  }
});

test('a fault ends by a click while requests go on, and the metrics and the log have it', async () => {
  const id = await provoke('service_unavailable', { client_id: orders.application.client_id });
  assert.equal((await withFetch()).status, 503);
  const other = await requestToken(server, { grant_type: 'client_credentials', client_id: server.ready.client_id,
    client_secret: server.ready.client_secret, audience: server.ready.management_api });
  assert.equal(other.status, 200, 'another application suffers nothing');
  assert.equal((await admin('DELETE', `/${id}`)).status, 204);
  assert.equal((await withFetch()).status, 200);
  const metrics = await (await fetch(new URL('/metrics', server.issuer))).text();
  const sample = /^tallygate_faults_applied_total\{tenant="-",fault="service_unavailable"\} ([1-9]\d*)$/m;
  assert.match(metrics, sample);
  assert.match(server.errors(), new RegExp(`Fault ${id} .*is at work[^]*Fault ${id} .*is over`));
});

test('whoever has no key changes nothing, and a wrong rule is told where it is wrong', async () => {
  assert.equal((await admin('GET', '', undefined, 'another')).status, 401);
  assert.equal((await admin('POST', '', { fault: 'bad_gateway' }, 'another')).status, 401);
  const { status, body } = await admin('POST', '', { fault: 'fire', count: 0 });
  assert.equal(status, 400);
  assert.deepEqual(body.errors.map(({ path }) => path), ['$.fault', '$.count']);
  assert.deepEqual((await admin('GET')).body.faults, []);
  await provoke('internal_server_error');
  assert.equal((await admin('GET')).status, 200);
  await orders.manage('GET', 'clients');
});
