// Everything that Auth0's own SDK can do with the part of the Management API that is ours, through any
// ManagementClient: over HTTPS, or by its `fetch` option against a core in this process. Leaves the tenant as it found
// it, but for its keys and its log.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';

// What no call for something missing may be: an answer.
async function refused(promise, statusCode, pattern) {
  await assert.rejects(promise, (error) => {
    assert.equal(error.statusCode, statusCode, `${error.statusCode} ${error.message}`);
    if (pattern) assert.match(JSON.stringify(error.body), pattern);
    return true;
  });
}

async function all(page) {
  const items = [];
  for await (const item of await page) items.push(item);
  return items;
}

const publicKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
  .publicKey.export({ type: 'spki', format: 'pem' });

// [what it shows, how], to be run in this order.
export const exercises = [
  ['clients', clients],
  ['credentials of clients', credentials],
  ['resource servers', resourceServers],
  ['client grants', clientGrants],
  ['organizations', organizations],
  ['tenant settings', tenantSettings],
  ['logs and statistics', logs],
  ['lists of more than 250, page by page', manyPages],
  // The last: it revokes the key that signed the client's own token.
  ['signing keys', signingKeys],
];

export async function exercise_management(client) {
  for (const [, exercise] of exercises) await exercise(client);
}

async function clients(client) {
  const made = await client.clients.create({
    name: 'SDK client', app_type: 'non_interactive', grant_types: ['client_credentials'],
    token_endpoint_auth_method: 'client_secret_post', client_metadata: { team: 'billing' },
  });
  assert.match(made.client_id, /^[A-Za-z0-9]{32}$/);
  assert.equal(made.is_first_party, true);
  assert.ok(made.client_secret.length >= 48);
  const found = await client.clients.get(made.client_id);
  assert.equal(found.name, 'SDK client');
  assert.deepEqual(found.client_metadata, { team: 'billing' });
  assert.equal(found.client_secret, made.client_secret);
  assert.deepEqual(Object.keys(await client.clients.get(made.client_id, { fields: 'name,app_type' })).sort(),
    ['app_type', 'name']);

  const changed = await client.clients.update(made.client_id, {
    name: 'SDK client, renamed', description: 'Made by a test', client_metadata: { team: null, floor: '3' } });
  assert.equal(changed.name, 'SDK client, renamed');
  assert.equal(changed.description, 'Made by a test');
  assert.deepEqual(changed.client_metadata, { floor: '3' });
  const rotated = await client.clients.rotateSecret(made.client_id);
  assert.notEqual(rotated.client_secret, made.client_secret);

  assert.ok((await all(client.clients.list({ app_type: 'non_interactive', is_global: false })))
    .some(({ client_id }) => client_id === made.client_id));
  assert.deepEqual((await all(client.clients.list({ is_global: true }))).map(({ name }) => name), ['All Applications']);
  await refused(client.clients.create({ name: '<b>' }), 400, /invalid_body/);
  await refused(client.clients.update(made.client_id, { nonsense: 1 }), 400, /Additional properties not allowed/);
  await client.clients.delete(made.client_id);
  await client.clients.delete(made.client_id);
  await refused(client.clients.get(made.client_id), 404, /inexistent_client/);
}

async function credentials(client) {
  const { client_id } = await client.clients.create({ name: 'SDK key holder', app_type: 'non_interactive' });
  const body = { credential_type: 'public_key', name: 'first', pem: publicKey(), alg: 'RS256' };
  const first = await client.clients.credentials.create(client_id, body);
  assert.match(first.id, /^cred_/);
  assert.equal(first.pem, undefined);
  const second = await client.clients.credentials.create(client_id, { ...body, name: 'second', pem: publicKey() });
  assert.notEqual(first.kid, second.kid);
  assert.deepEqual((await client.clients.credentials.list(client_id)).map(({ id }) => id).sort(),
    [first.id, second.id].sort());
  assert.equal((await client.clients.credentials.get(client_id, first.id)).kid, first.kid);
  const expires_at = new Date(Date.now() + 86400e3).toISOString();
  const updated = await client.clients.credentials.update(client_id, first.id, { expires_at });
  assert.equal(new Date(updated.expires_at).getTime(), new Date(expires_at).getTime());

  const attached = await client.clients.update(client_id, {
    token_endpoint_auth_method: null,
    client_authentication_methods: { private_key_jwt: { credentials: [{ id: first.id }] } },
  });
  assert.equal(attached.client_authentication_methods.private_key_jwt.credentials[0].id, first.id);
  assert.equal(attached.client_secret, undefined);
  await refused(client.clients.credentials.delete(client_id, first.id), 400, /still associated with a client/);
  await client.clients.update(client_id, {
    client_authentication_methods: null, token_endpoint_auth_method: 'client_secret_post' });
  assert.ok((await client.clients.get(client_id)).client_secret);
  for (const { id } of [first, second]) await client.clients.credentials.delete(client_id, id);
  await refused(client.clients.credentials.get(client_id, first.id), 404, /The credential does not exist/);
  await client.clients.delete(client_id);
}

async function resourceServers(client) {
  const identifier = 'https://sdk.example/a path/';
  const made = await client.resourceServers.create({
    identifier, name: 'SDK API', token_lifetime: 600, signing_alg: 'PS256',
    scopes: [{ value: 'read:all', description: 'Read' }, { value: 'write:all' }],
  });
  assert.match(made.id, /^[0-9a-f]{24}$/);
  assert.equal(made.signing_alg, 'PS256');
  assert.equal((await client.resourceServers.get(made.id)).identifier, identifier);
  assert.equal((await client.resourceServers.get(identifier)).id, made.id);
  const changed = await client.resourceServers.update(made.id, {
    token_lifetime: 7200, token_dialect: 'rfc9068_profile', scopes: [{ value: 'read:all', description: 'All' }] });
  assert.equal(changed.token_lifetime, 7200);
  assert.equal(changed.token_dialect, 'rfc9068_profile');
  assert.deepEqual(changed.scopes, [{ value: 'read:all', description: 'All' }]);
  assert.deepEqual((await all(client.resourceServers.list({ identifiers: [identifier] }))).map(({ id }) => id),
    [made.id]);
  await refused(client.resourceServers.create({ identifier }), 409, /already exists/);
  const system = (await all(client.resourceServers.list())).find(({ is_system }) => is_system);
  assert.equal(system.name, 'Auth0 Management API');
  await refused(client.resourceServers.delete(system.id), 400, /System resource servers cannot be deleted/);
  await client.resourceServers.delete(made.id);
  await refused(client.resourceServers.get(made.id), 404, /inexistent_resource_server/);
}

// A client, an API and a grant between them, and what takes them away.
async function granted(client) {
  const { client_id } = await client.clients.create({
    name: 'SDK grantee', app_type: 'non_interactive', grant_types: ['client_credentials'] });
  const api = await client.resourceServers.create({
    identifier: 'https://sdk-granted.example/', name: 'SDK granted', scopes: [{ value: 'read' }, { value: 'write' }] });
  const grant = await client.clientGrants.create({ client_id, audience: api.identifier, scope: ['read'] });
  const remove = async () => {
    await client.clients.delete(client_id);
    await client.resourceServers.delete(api.id);
  };
  return { client_id, api, grant, remove };
}

async function clientGrants(client) {
  const { client_id, api, grant, remove } = await granted(client);
  assert.match(grant.id, /^cgr_[A-Za-z0-9]{16}$/);
  assert.equal(grant.subject_type, 'client');
  assert.deepEqual(grant.scope, ['read']);
  assert.deepEqual((await client.clientGrants.get(grant.id)).scope, ['read']);
  assert.deepEqual((await all(client.clientGrants.list({ client_id, audience: api.identifier }))).map(({ id }) => id),
    [grant.id]);
  const changed = await client.clientGrants.update(grant.id, { scope: ['read', 'write'], organization_usage: 'allow' });
  assert.deepEqual(changed.scope, ['read', 'write']);
  assert.equal(changed.organization_usage, 'allow');
  const whole = await client.clientGrants.update(grant.id, { allow_all_scopes: true });
  assert.equal(whole.allow_all_scopes, true);
  assert.equal(whole.scope, undefined);
  await refused(client.clientGrants.create({ client_id, audience: api.identifier, scope: [] }), 409);
  await refused(client.clientGrants.update(grant.id, { allow_all_scopes: false, scope: ['nonsense'] }), 400,
    /scope must be a subset of resource server scopes/);
  await client.clientGrants.delete(grant.id);
  await client.clientGrants.delete(grant.id);
  await refused(client.clientGrants.get(grant.id), 404);
  await remove();
}

async function organizations(client) {
  const { grant, remove } = await granted(client);
  await client.clientGrants.update(grant.id, { organization_usage: 'allow' });
  const made = await client.organizations.create({
    name: 'sdk-org', display_name: 'SDK organization', metadata: { region: 'eu' } });
  assert.match(made.id, /^org_/);
  assert.deepEqual((await client.organizations.get(made.id)).metadata, { region: 'eu' });
  assert.equal((await client.organizations.getByName('sdk-org')).id, made.id);
  assert.equal((await client.organizations.update(made.id, { display_name: 'Renamed' })).display_name, 'Renamed');
  assert.ok((await all(client.organizations.list())).some(({ id }) => id === made.id));
  await refused(client.organizations.create({ name: 'sdk-org' }), 409);

  const attached = await client.organizations.clientGrants.create(made.id, { grant_id: grant.id });
  assert.equal(attached.id, grant.id);
  assert.deepEqual((await all(client.organizations.clientGrants.list(made.id))).map(({ id }) => id), [grant.id]);
  assert.deepEqual((await all(client.clientGrants.organizations.list(grant.id))).map(({ id }) => id), [made.id]);
  await client.organizations.clientGrants.delete(made.id, grant.id);
  assert.deepEqual(await all(client.organizations.clientGrants.list(made.id)), []);
  await client.organizations.delete(made.id);
  await refused(client.organizations.get(made.id), 404, /No organization found by that id or name/);
  await remove();
}

async function tenantSettings(client) {
  const before = await client.tenants.settings.get();
  const quota = { clients: { client_credentials: { enforce: true, per_day: 1000, per_hour: 100 } } };
  const changed = await client.tenants.settings.update({
    friendly_name: 'SDK tenant', default_audience: 'https://sdk.example/', default_token_quota: quota });
  assert.equal(changed.friendly_name, 'SDK tenant');
  assert.equal(changed.default_audience, 'https://sdk.example/');
  const { default_token_quota } = await client.tenants.settings.get({ fields: 'default_token_quota' });
  assert.deepEqual(default_token_quota.clients, quota.clients);
  await client.tenants.settings.update({
    friendly_name: before.friendly_name, default_audience: before.default_audience ?? '', default_token_quota: null });
  assert.equal((await client.tenants.settings.get()).friendly_name, before.friendly_name);
}

async function signingKeys(client) {
  const keys = await client.keys.signing.list();
  const current = keys.find((key) => key.current);
  const next = keys.find((key) => key.next);
  assert.match(current.cert, /^-----BEGIN CERTIFICATE-----/);
  assert.equal((await client.keys.signing.get(current.kid)).thumbprint, current.thumbprint);
  const rotated = await client.keys.signing.rotate();
  assert.equal(rotated.kid, next.kid);
  const after = await client.keys.signing.list();
  assert.equal(after.find((key) => key.current).kid, next.kid);
  assert.equal(after.find((key) => key.previous).kid, current.kid);
  await refused(client.keys.signing.revoke(next.kid), 400);
  const revoked = await client.keys.signing.revoke(current.kid);
  assert.equal(revoked.kid, current.kid);
  await refused(client.keys.signing.list(), 401, /Invalid/);
}

async function logs(client) {
  const { data } = await client.logs.list({ per_page: 5, sort: 'date:-1' });
  assert.ok(data.length > 0);
  assert.equal((await client.logs.get(data[0].log_id)).type, data[0].type);
  await refused(client.logs.get('0'), 404, /Log not found/);
  const written = await client.logs.list({ search: 'type:sapi', per_page: 1 });
  assert.deepEqual(written.data.map(({ type }) => type), ['sapi']);
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  assert.ok(Array.isArray(await client.stats.getDaily({ from: day, to: day })));
}

// One after the other would take too long, all at once too many connections.
async function each(items, action) {
  const results = [];
  for (let at = 0; at < items.length; at += 10) {
    results.push(...await Promise.all(items.slice(at, at + 10).map(action)));
  }
  return results;
}

async function manyPages(client) {
  const count = 251;
  const numbers = Array.from({ length: count }, (_, at) => at);
  const apis = await each(numbers, (at) => client.resourceServers.create({
    identifier: `https://many.example/${at}`, name: `Many ${at}` }));
  const listed = (await all(client.resourceServers.list({ per_page: 100 }))).filter(({ name }) => /^Many/.test(name));
  assert.deepEqual(listed.map(({ identifier }) => identifier).sort(), apis.map(({ identifier }) => identifier).sort());

  const { client_id } = await client.clients.create({ name: 'SDK grantee of many', app_type: 'non_interactive' });
  await each(apis, ({ identifier }) => client.clientGrants.create({ client_id, audience: identifier, scope: [] }));
  const grants = await all(client.clientGrants.list({ client_id, take: 100 }));
  assert.equal(new Set(grants.map(({ id }) => id)).size, count);
  await client.clients.delete(client_id);
  assert.deepEqual(await all(client.clientGrants.list({ client_id })), []);
  await each(apis, ({ id }) => client.resourceServers.delete(id));

  const made = await each(numbers, (at) => client.clients.create({ name: `Many ${at}` }));
  const names = (await all(client.clients.list({ per_page: 50 }))).map(({ name }) => name);
  assert.equal(new Set(names.filter((name) => /^Many/.test(name))).size, count);
  await each(made, ({ client_id: id }) => client.clients.delete(id));
}
