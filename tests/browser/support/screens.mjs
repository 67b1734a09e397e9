// A server's tenant with something of everything in it, made through its API, and the address of every screen.
import { createOrders, requestToken, startServer } from '../../npm/server.mjs';

const serverOptions = ['--dashboard-key', 'a-key-for-this-test-only'];

// { server, application, manage, screens: { name: address } }
export async function startUsedTenant() {
  const server = await startServer({ options: serverOptions });
  const { manage, api, application, grant } = await createOrders(server);
  const { client_id, client_secret } = application;
  const form = { grant_type: 'client_credentials', client_id, client_secret, audience: api.identifier };
  await requestToken(server, form);
  await requestToken(server, { ...form, scope: 'write:orders' });
  const [refused] = await manage('GET', 'logs?q=type:feccft&per_page=1');
  const organization = await manage('POST', 'organizations', { name: 'acme', display_name: 'Acme Ltd' });
  await manage('PATCH', `client-grants/${grant.id}`, { organization_usage: 'allow' });
  await manage('POST', `organizations/${organization.id}/client-grants`, { grant_id: grant.id });
  const own = new URL('/api/tallygate/v1/rules', server.issuer).href;
  const rule = await manage('POST', own, {
    name: 'Department of the caller', match: { client_ids: [client_id], audiences: [api.identifier] },
    action: { set_claims: { 'https://example.com/department': 'Finance' }, remove_scopes: ['write:orders'] } });
  await manage('POST', own, {
    name: 'No staging in the night', enabled: false, match: { client_metadata: { stage: 'staging' } },
    action: { deny: { code: 'invalid_request', reason: 'Staging sleeps from 22 to 6 h.' } } });
  const app = `#/applications/${client_id}`;
  const screens = {
    start: '#/start',
    applications: '#/applications',
    'create-application': '#/applications/new',
    'application-quickstart': `${app}/quickstart`,
    'application-settings': `${app}/settings`,
    'application-credentials': `${app}/credentials`,
    'application-quota': `${app}/quota`,
    'application-apis': `${app}/apis`,
    apis: '#/apis',
    'create-api': '#/apis/new',
    'api-settings': `#/apis/${api.id}/settings`,
    'api-permissions': `#/apis/${api.id}/permissions`,
    'api-applications': `#/apis/${api.id}/applications`,
    organizations: '#/organizations',
    organization: `#/organizations/${organization.id}`,
    rules: '#/rules',
    'create-rule': '#/rules/new',
    rule: `#/rules/${rule.id}`,
    logs: '#/logs',
    'log-event': `#/logs/${refused.log_id}`,
    usage: '#/usage',
    keys: '#/keys',
    simulator: '#/simulator',
    simulation: '#/simulator/retry-storm',
    settings: '#/settings',
    'not-found': '#/nowhere',
  };
  return { server, manage, api, application, screens };
}

export const startEmptyServer = () => startServer({ options: serverOptions });
