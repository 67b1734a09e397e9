// A token quota is exact over HTTP, however many ask at once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { createOrders, requestToken, startServer } from './server.mjs';

const parallel = 64;
let server, orders;

before(async () => {
  server = await startServer();
  orders = await createOrders(server);
});
after(() => server?.stop());

// A quota of the day must not begin anew in the middle of a test.
async function awayFromMidnight() {
  const left = 86_400_000 - (Date.now() % 86_400_000);
  if (left < 60_000) await new Promise((resolve) => setTimeout(resolve, left));
}

async function applicationWith(quota) {
  const application = await orders.manage('POST', 'clients', {
    name: `At most ${quota.per_day}`, app_type: 'non_interactive', grant_types: ['client_credentials'],
    token_endpoint_auth_method: 'client_secret_post', token_quota: { client_credentials: quota },
  });
  await orders.manage('POST', 'client-grants', {
    client_id: application.client_id, audience: orders.api.identifier, scope: [] });
  const { client_id, client_secret } = application;
  return { grant_type: 'client_credentials', client_id, client_secret, audience: orders.api.identifier };
}

for (const quota of [1, 10, 1000]) {
  test(`of ${parallel} at once exactly ${quota} get a token, and the others a 429 that says until when`, async () => {
    await awayFromMidnight();
    const credentials = await applicationWith({ per_day: quota });
    const responses = [];
    let asked = 0;
    const ask = async () => {
      while (asked < quota + parallel) {
        asked += 1;
        responses.push(await requestToken(server, credentials));
      }
    };
    await Promise.all(Array.from({ length: parallel }, ask));

    const granted = responses.filter(({ status }) => status === 200);
    const refused = responses.filter(({ status }) => status === 429);
    assert.equal(granted.length, quota);
    assert.equal(refused.length, parallel);
    const left = granted.map(({ headers }) =>
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
