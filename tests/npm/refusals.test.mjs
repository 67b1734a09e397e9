// Each refusal of the token endpoint over real HTTP: the documented status and body, and its reason in the log.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { answer, createOrders, startServer } from './server.mjs';

let server, orders, form;

before(async () => {
  server = await startServer();
  orders = await createOrders(server);
  const { client_id, client_secret } = orders.application;
  form = { grant_type: 'client_credentials', client_id, client_secret, audience: orders.api.identifier };
  await orders.manage('POST', 'resource-servers', { name: 'Invoices', identifier: 'https://invoices.example/' });
});
after(() => server?.stop());

async function post(body, type = 'application/x-www-form-urlencoded') {
  return answer(await fetch(server.ready.token_endpoint, { method: 'POST', headers: { 'content-type': type }, body }));
}
const without = (name) => Object.fromEntries(Object.entries(form).filter(([key]) => key !== name));

// name, request, status, error, description (text or pattern)
const cases = [
  ['a wrong secret', () => ({ ...form, client_secret: 'wrong' }), 401, 'access_denied', 'Unauthorized'],
  ['an unknown client', () => ({ ...form, client_id: 'nobody' }), 401, 'access_denied', 'Unauthorized'],
  ['an unknown audience', () => ({ ...form, audience: 'https://nowhere.example/' }), 403, 'access_denied',
    'Service not enabled within domain: https://nowhere.example/'],
  ['no audience', () => without('audience'), 403, 'access_denied',
    'No audience parameter was provided, and no default audience has been configured'],
  ['an API without a grant', () => ({ ...form, audience: 'https://invoices.example/' }), 403, 'access_denied',
    /is not authorized to access .*https:\/\/invoices\.example\/.*You need to create a "client-grant"/],
  ['a scope that was not granted', () => ({ ...form, scope: 'write:orders' }), 403, 'access_denied',
    'Client has not been granted scopes: write:orders'],
  ['no grant type', () => without('grant_type'), 400, 'invalid_request', 'Missing required parameter: grant_type'],
  ['no client id', () => without('client_id'), 400, 'invalid_request', 'Missing required parameter: client_id'],
  ['an unknown grant type', () => ({ ...form, grant_type: 'password' }), 400, 'unsupported_grant_type',
    'Grant type not supported'],
];

describe('the token endpoint refuses', () => {
  for (const [name, request, status, error, description] of cases) {
    for (const [kind, send] of [
      ['form', (parameters) => post(new URLSearchParams(parameters))],
      ['JSON', (parameters) => post(JSON.stringify(parameters), 'application/json')],
    ]) {
      test(`${name} (${kind})`, async () => {
        const response = await send(request());
        assert.equal(response.status, status, JSON.stringify(response.body));
        assert.equal(response.body.error, error);
        if (description instanceof RegExp) assert.match(response.body.error_description, description);
        else assert.equal(response.body.error_description, description);
        assert.equal(response.headers.get('cache-control'), 'no-store');
        assert.equal(response.body.access_token, undefined);
      });
    }
  }

  test('a malformed JSON body', async () => {
    const response = await post('{"grant_type":', 'application/json');
    assert.equal(response.status, 400);
    assert.equal(response.body.error, 'invalid_request');
  });

  test('a parameter that is sent twice', async () => {
    const response = await post(`${new URLSearchParams(form)}&audience=x`);
    assert.equal(response.status, 400);
    assert.equal(response.body.error, 'invalid_request');
  });

  test('a body of an unknown type', async () => {
    const response = await post(JSON.stringify(form), 'text/plain');
    assert.equal(response.status, 400);
    assert.equal(response.body.error, 'invalid_request');
  });

  test('an application whose grant types lack client_credentials', async () => {
    const path = `clients/${form.client_id}`;
    await orders.manage('PATCH', path, { grant_types: ['refresh_token'] });
    const response = await post(new URLSearchParams(form));
    await orders.manage('PATCH', path, { grant_types: ['client_credentials'] });
    assert.equal(response.status, 403);
    assert.deepEqual(response.body, {
      error: 'unauthorized_client',
      error_description: "Grant type 'client_credentials' not allowed for the client.",
      error_uri: 'https://auth0.com/docs/clients/client-grant-types',
    });
  });
});

test('a refusal is in the log with its reason, and the secret is not', async () => {
  await post(new URLSearchParams({ ...form, client_secret: 'not-this-one' }));
  const [event] = await orders.manage('GET', 'logs?per_page=1&sort=date:-1');
  assert.equal(event.type, 'feccft');
  assert.equal(event.client_id, form.client_id);
  assert.ok(event.details.checks.some((check) => check.outcome === 'refused'), JSON.stringify(event.details));
  assert.ok(!JSON.stringify(event).includes('not-this-one'));
});
