// The tenant as a JavaScript module (build/module): a whole tenant inside a script, without server and network.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { createLocalJWKSet, jwtVerify } from 'jose';

import { openTenant } from '../../build/module/tenant.js';

const issuer = 'https://tenant.example/';
const audience = 'https://orders.example.com';
const start = Date.parse('2026-11-23T09:59:58Z');

let now = start;
let tenant;

before(async () => {
  tenant = await openTenant({ issuer, now: () => now });
});

async function manage(method, path, body) {
  const response = await tenant.fetch(new URL(`api/v2/${path}`, issuer), {
    method,
    headers: { authorization: `Bearer ${tenant.dashboardToken()}`, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: text && JSON.parse(text) };
}

async function newApplication(name) {
  const { body: application } = await manage('POST', 'clients', { name, app_type: 'non_interactive' });
  await manage('POST', 'client-grants', { client_id: application.client_id, audience, scope: ['read:orders'] });
  return application;
}

async function askForToken({ client_id, client_secret }, from = tenant) {
  const response = await from.fetch(new URL('oauth/token', issuer), {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret, audience }),
  });
  return { status: response.status, body: await response.json() };
}

test('a token comes out of the module, and jose verifies it by the module\'s own JWKS', async () => {
  const scopes = [{ value: 'read:orders', description: 'Read orders' }];
  const api = await manage('POST', 'resource-servers', { identifier: audience, name: 'Orders', scopes });
  assert.equal(api.status, 201);
  const { status, body } = await askForToken(await newApplication('Importer'));
  assert.equal(status, 200);
  const jwks = await (await tenant.fetch(`${issuer}.well-known/jwks.json`)).json();
  const expected = { issuer, audience, currentDate: new Date(now) };
  const { payload } = await jwtVerify(body.access_token, createLocalJWKSet(jwks), expected);
  assert.equal(payload.scope, 'read:orders');
  assert.equal(payload.iat, Math.floor(now / 1000));
});

test('the clock is the script\'s: a token of the next hour counts in the next hour', async () => {
  now += 3000;
  const { status } = await askForToken(await newApplication('Late'));
  assert.equal(status, 200);
  const usage = await tenant.fetch(`${issuer}api/tallygate/v1/usage`, {
    headers: { authorization: `Bearer ${tenant.dashboardToken()}` } });
  const day = (await usage.json()).days.find(({ date }) => date === '2026-11-23');
  assert.deepEqual([day.hours[9], day.hours[10]], [1, 1]);
});

test('what a request sends and gets may be any octets', async () => {
  const response = await tenant.fetch(`${issuer}oauth/token`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: new Uint8Array([0x7b, 0x00, 0xff, 0x7d]) });
  assert.equal(response.status, 400);
  const certificate = await tenant.fetch(`${issuer}cer`);
  assert.equal(certificate.status, 200);
  assert.equal(new Uint8Array(await certificate.arrayBuffer())[0], 0x30);
});

test('its records and master key open the same tenant again, and no other key does', async () => {
  const application = await newApplication('Kept');
  const records = tenant.records({ everything: true });
  assert.deepEqual(tenant.records(), []);
  const again = await openTenant({ issuer, records, masterKey: tenant.masterKey, now: () => now });
  assert.equal((await askForToken(application, again)).status, 200);
  await assert.rejects(openTenant({ issuer, records, masterKey: new Uint8Array(32) }), /key/);
});

test('several tenants in one script know nothing of each other', async () => {
  const other = await openTenant({ issuer: 'https://other.example/' });
  const first = other.firstApplication();
  const management = 'https://other.example/api/v2/';
  const response = await other.fetch('https://other.example/oauth/token', {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', ...first, audience: management }),
  });
  assert.equal(response.status, 200);
  assert.equal((await askForToken(first)).status, 401);
});
