// The virtual clock, as the tests of a client use it: everything that a client can see moves together.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { createRemoteJWKSet, decodeJwt, errors, jwtVerify } from 'jose';

import { answer, createOrders, manager, requestToken, run, startServer } from './server.mjs';

const start = '2031-03-30T10:00:00.000Z';
let server, orders, manage;

async function clock(move, key = 'the-key') {
  return answer(await fetch(new URL('/admin/clock', server.issuer), {
    method: move ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: move && JSON.stringify(move),
  }));
}
const now = async () => new Date((await clock()).body.now);
const token = () => requestToken(server, {
  grant_type: 'client_credentials', client_id: orders.client_id, client_secret: orders.client_secret,
  audience: orders.audience });

before(async () => {
  server = await startServer({ options: ['--clock', 'virtual', '--dashboard-key', 'the-key'] });
  assert.deepEqual((await clock({ set: start, freeze: true })).body,
    { now: start, is_frozen: true, is_live: false, can_be_live: false });
  const { application, api } = await createOrders(server);
  orders = { client_id: application.client_id, client_secret: application.client_secret, audience: api.identifier };
});
after(async () => { await server?.stop(); });

test('a token is of the time that was set, and jose takes it until it ends by that clock', async () => {
  const { body: { access_token } } = await token();
  const claims = decodeJwt(access_token);
  assert.equal(claims.iat, Date.parse(start) / 1000);
  const keys = createRemoteJWKSet(new URL('/.well-known/jwks.json', server.issuer));
  const verify = async () => jwtVerify(access_token, keys, {
    issuer: server.issuer, audience: orders.audience, currentDate: await now(), maxTokenAge: '1d' });
  assert.equal((await verify()).payload.iat, claims.iat);
  await assert.rejects(
    jwtVerify(access_token, keys, { maxTokenAge: '1d' }), errors.JWTClaimValidationFailed, 'real time is before it');
  const left = claims.exp - claims.iat;
  await clock({ advance: left - 1 });
  await verify();
  await clock({ advance: 1 });
  await assert.rejects(verify(), errors.JWTExpired);
});

test('a quota opens again when its hour is over, and the log has the times', async () => {
  manage = await manager(server);
  await manage('PATCH', `clients/${orders.client_id}`, {
    token_quota: { client_credentials: { enforce: true, per_hour: 1 } } });
  const { body: { now: hour } } = await clock({ advance: 3600 });
  assert.equal((await token()).status, 200);
  const refused = await token();
  assert.equal(refused.status, 429);
  await clock({ advance: Number(refused.headers.get('retry-after')) });
  assert.equal((await token()).status, 200);
  manage = await manager(server);
  const dates = (await manage('GET', 'logs?per_page=50')).filter(({ type }) => type === 'seccft')
    .map(({ date }) => date);
  assert.ok(dates.includes(hour), `${hour} in ${dates}`);
  assert.ok(dates.every((date) => date >= start));
});

test('a secret that was rotated ends when its overlap does', async () => {
  manage = await manager(server);
  const before = orders.client_secret;
  await manage('PATCH', `clients/${orders.client_id}`, { token_quota: null });
  const { client_secret } = await manage('POST', `clients/${orders.client_id}/rotate-secret`, { overlap_seconds: 600 });
  assert.equal((await token()).status, 200);
  await clock({ advance: 601 });
  assert.equal((await token()).status, 401);
  orders = { ...orders, client_secret };
  assert.notEqual(client_secret, before);
  assert.equal((await token()).status, 200);
});

test('the clock stands until it is let go, and the response and the server’s log show its time', async () => {
  const stood = await now();
  const response = await fetch(new URL('/healthz', server.issuer));
  assert.equal(Date.parse(response.headers.get('date')), Math.floor(stood / 1000) * 1000);
  assert.deepEqual(await now(), stood);
  assert.equal((await clock({ resume: true })).body.is_frozen, false);
  while (Number(await now()) === Number(stood)) await new Promise((resolve) => setTimeout(resolve, 2));
  assert.ok(await now() - stood < 60_000);
  assert.match(server.errors(), /warning The clock is virtual/);
});

test('only moves that are understood are made, only forwards, and only with the key', async () => {
  const before = await now();
  for (const move of [
    {}, { set: 'tomorrow' }, { set: 5 }, { advance: -1 }, { advance: '1' }, { freeze: false }, { stop: true },
    { freeze: true, resume: true }, { set: '2020-01-01T00:00:00Z' }, { advance: 1e300 },
    { set: '9999-12-31T23:00:00Z' },
  ]) {
    assert.equal((await clock(move)).status, 400, JSON.stringify(move));
  }
  assert.equal((await clock(undefined, 'another')).status, 401);
  assert.equal((await clock({ advance: 1 }, 'another')).status, 401);
  assert.ok(await now() - before < 60_000);
});

test('a server of the system’s clock has no such path', async () => {
  const other = await startServer({ options: ['--dashboard-key', 'the-key'] });
  try {
    const headers = { authorization: 'Bearer the-key' };
    const response = await fetch(new URL('/admin/clock', other.issuer), { headers });
    assert.equal(response.status, 404);
  } finally {
    await other.stop();
  }
  const { code, errors: said } = await run('serve', '--clock', 'sundial');
  assert.equal(code, 2);
  assert.match(said, /--clock takes system or virtual, not "sundial"/);
});
