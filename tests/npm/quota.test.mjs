// A token quota is exact over HTTP, however many ask at once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { decodeJwt } from 'jose';

import { createOrders, requestToken, startServer } from './server.mjs';

const parallel = 64;
let server, orders;

// The clock stands still, so that no window begins anew in the middle of a test unless it is moved.
before(async () => {
  server = await startServer({ options: ['--clock', 'virtual', '--dashboard-key', 'the-key'] });
  await clock({ set: '2031-03-30T10:30:00Z', freeze: true });
  orders = await createOrders(server);
});
after(() => server?.stop());

async function clock(move) {
  const response = await fetch(new URL('/admin/clock', server.issuer), {
    method: 'POST', headers: { authorization: 'Bearer the-key', 'content-type': 'application/json' },
    body: JSON.stringify(move) });
  assert.equal(response.status, 200);
}

// `count` requests, `parallel` of them at a time.
async function askAtOnce(count, request) {
  const responses = [];
  let asked = 0;
  const ask = async () => {
    while (asked < count) {
      asked += 1;
      responses.push(await request(asked));
    }
  };
  await Promise.all(Array.from({ length: parallel }, ask));
  return responses;
}

const granted = (responses) => responses.filter(({ status }) => status === 200);

async function applicationWith(quota) {
  const application = await orders.manage('POST', 'clients', {
    name: 'At most so many', app_type: 'non_interactive', grant_types: ['client_credentials'],
    token_endpoint_auth_method: 'client_secret_post', ...(quota && { token_quota: { client_credentials: quota } }),
  });
  await orders.manage('POST', 'client-grants', {
    client_id: application.client_id, audience: orders.api.identifier, scope: [],
    organization_usage: 'allow', allow_any_organization: true });
  const { client_id, client_secret } = application;
  return { grant_type: 'client_credentials', client_id, client_secret, audience: orders.api.identifier };
}

for (const quota of [1, 10, 1000]) {
  test(`of ${parallel} at once exactly ${quota} get a token, and the others a 429 that says until when`, async () => {
    const credentials = await applicationWith({ per_day: quota });
    const responses = await askAtOnce(quota + parallel, () => requestToken(server, credentials));
    const refused = responses.filter(({ status }) => status === 429);
    assert.equal(granted(responses).length, quota);
    assert.equal(refused.length, parallel);
    const left = granted(responses).map(({ headers }) =>
      Number(/^b=per_day;q=\d+;r=(\d+);t=\d+$/.exec(headers.get('auth0-client-quota-limit'))[1]));
    assert.deepEqual(left.sort((a, b) => a - b), Array.from({ length: quota }, (_, i) => i));
    for (const { headers, body } of refused) {
      assert.deepEqual(body, { error: 'too_many_requests', error_description: 'Client quota exceeded' });
      assert.equal(headers.get('x-ratelimit-remaining'), '0');
      assert.equal(headers.get('x-ratelimit-limit'), String(quota));
      assert.ok(Number(headers.get('retry-after')) > 0);
    }
    const usage = await orders.manage('GET', `/api/tallygate/v1/usage?client_id=${credentials.client_id}`);
    assert.equal(usage.total, quota);
    assert.equal(usage.refused, parallel);
  });
}

test('while the hour ends under load, each of the two hours gives exactly what it has', async () => {
  await clock({ set: '2031-03-30T11:59:59Z' });
  const credentials = await applicationWith({ per_hour: 10 });
  const responses = await askAtOnce(4 * parallel, async (asked) => {
    if (asked === 2 * parallel) await clock({ advance: 1 });
    return requestToken(server, credentials);
  });
  const hours = granted(responses).map(({ body }) => new Date(decodeJwt(body.access_token).iat * 1000).getUTCHours());
  assert.deepEqual([11, 12].map((hour) => hours.filter((one) => one === hour).length), [10, 10]);
});

test('the quotas of application, organization and tenant hold at once', async () => {
  await orders.manage('PATCH', 'tenants/settings', {
    default_token_quota: { clients: { client_credentials: { enforce: true, per_hour: 25 } } } });
  const organization = await orders.manage('POST', 'organizations', {
    name: 'acme', token_quota: { client_credentials: { enforce: true, per_hour: 40 } } });
  const own = await applicationWith({ per_hour: 30 });
  const byDefault = await applicationWith();
  const responses = await askAtOnce(4 * parallel, (asked) =>
    requestToken(server, { ...(asked % 2 ? own : byDefault), organization: organization.id }));
  assert.equal(granted(responses).length, 40);
  // What the organization did not take is left to each.
  const taken = (credentials) => granted(responses).filter(({ body }) =>
    decodeJwt(body.access_token).azp === credentials.client_id).length;
  for (const [credentials, quota] of [[own, 30], [byDefault, 25]]) {
    const alone = await askAtOnce(2 * parallel, () => requestToken(server, credentials));
    assert.equal(taken(credentials) + granted(alone).length, quota);
  }
});
