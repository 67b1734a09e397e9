// A refusal over real HTTP, whole as it was decided; tests/engine/token_refusals.cpp has each kind of them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { answer, createOrders, startServer } from './server.mjs';

let server, orders, form;

before(async () => {
  server = await startServer();
  orders = await createOrders(server);
  const { client_id, client_secret } = orders.application;
  form = { grant_type: 'client_credentials', client_id, client_secret, audience: orders.api.identifier };
});
after(() => server?.stop());

async function post(body, type = 'application/x-www-form-urlencoded') {
  return answer(await fetch(server.ready.token_endpoint, { method: 'POST', headers: { 'content-type': type }, body }));
}

for (const [kind, send] of [
  ['form', (parameters) => post(new URLSearchParams(parameters))],
  ['JSON', (parameters) => post(JSON.stringify(parameters), 'application/json')],
]) {
  test(`a refusal arrives whole (${kind}), and is in the log with its reason`, async () => {
    const response = await send({ ...form, scope: 'write:orders' });
    assert.equal(response.status, 403);
    assert.deepEqual(response.body, {
      error: 'access_denied', error_description: 'Client has not been granted scopes: write:orders' });
    assert.equal(response.headers.get('cache-control'), 'no-store');
    const [event] = await orders.manage('GET', 'logs?per_page=1&sort=date:-1');
    assert.equal(event.type, 'feccft');
    assert.equal(event.client_id, form.client_id);
    assert.equal(event.details.reason, 'The client grant does not include: write:orders.');
  });
}

test('a body that cannot be read is refused, and no secret that was sent is in the log', async () => {
  const secret = 'not-this-one';
  for (const [body, type] of [
    [`{"client_secret":"${secret}",`, 'application/json'],
    [`${new URLSearchParams({ ...form, client_secret: secret })}&audience=x`, undefined],
    [JSON.stringify({ ...form, client_secret: secret }), 'text/plain'],
  ]) {
    const response = await post(body, type);
    assert.equal(response.status, 400);
    assert.equal(response.body.error, 'invalid_request');
  }
  const events = await orders.manage('GET', 'logs?per_page=100');
  assert.ok(!JSON.stringify(events).includes(secret));
});
