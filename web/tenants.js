// Whose tenant the page shows: the one in this tab, or the server's.
import { hideNotice, showNotice } from './notice.js';
import { Session } from './session.js';
import { askForTenant, claimTenant, eraseTenant, makeTenant, Storage, tenantNames } from './storage.js';

const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
};

// PKCS #8 from the browser's own crypto, off the main thread; empty where pages served by plain http have none.
async function makeSigningKey() {
  try {
    const pair = await crypto.subtle.generateKey(rsa, true, ['sign', 'verify']);
    return new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  } catch {
    return new Uint8Array();
  }
}

export function showLost() {
  showNotice({
    title: 'This tenant went to another tab',
    text: 'Everything was saved before. One tab at a time works on a tenant.',
    actions: [['Continue here', () => location.reload()]],
  });
}

// Resolves with the label of the action that was chosen.
const asked = ({ actions, ...notice }) =>
  new Promise((resolve) => {
    showNotice({ ...notice, actions: actions.map((label) => [label, () => resolve(label)]) });
  });

// Waits until this tab may work on the tenant.
async function holdTenant(tenant) {
  const lost = () => tenant.lost();
  const save = () => tenant.saveNow();
  if (await claimTenant(tenant.name, save, lost)) return;
  await asked({
    title: 'This tenant is open in another tab',
    text: 'One tab at a time works on a tenant, so that neither writes over what the other did.',
    actions: ['Continue here'],
  });
  while (!(await askForTenant(tenant.name))) {
    const answer = await asked({
      title: 'The other tab could not save its last changes',
      text: 'It says why, and what to do about it. Continuing here without them loses them.',
      actions: ['Try again', 'Continue without them'],
    });
    if (answer !== 'Try again') break;
  }
  await claimTenant(tenant.name, save, lost, { steal: true });
  hideNotice();
  document.getElementById('skeleton').hidden = false;
}

const folder = new URL('.', location.href).href.split(/[?#]/)[0];
const issuerOf = (name) => (name ? `${folder}${name}/` : folder);
const pageOf = (name) => `${location.pathname}${name && `?tenant=${name}`}`;
const tenantPattern = /^(?!mtls$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

// As src/server/ready_file.cpp tells of a server's.
const described = (name) => ({
  ...(name && { name }),
  issuer: issuerOf(name),
  dashboard_url: new URL(pageOf(name), location.href).href,
});

// The page's tenants, for the dashboard: each resolves with a status and the answer's JSON.
const tenants = {
  async list(here) {
    const names = await tenantNames();
    return [200, { tenants: names.map(described), default: described(''), here }];
  },
  async make(name, masterKey, clock, records) {
    if ((await tenantNames()).includes(name))
      return [409, { error: 'tenant_exists', message: 'There is a tenant of this name already.' }];
    await makeTenant(name, masterKey, clock, records);
    return [201, described(name)];
  },
  async remove(name) {
    if (!(await tenantNames()).includes(name))
      return [404, { error: 'unknown_tenant', message: 'There is no tenant of this name.' }];
    await eraseTenant(name);
    return [204, null];
  },
};

// The tenant that the address names: ?tenant=NAME.
async function namedTenant() {
  const name = new URLSearchParams(location.search).get('tenant') ?? '';
  if (!name || (await tenantNames().catch(() => [])).includes(name)) return name;
  const isName = tenantPattern.test(name);
  const create = `Create “${name}”`;
  const answer = await asked({
    title: `There is no tenant “${name.slice(0, 63)}” in this browser`,
    text: isName
      ? 'Tenants of this page live in the browser that made them. It may have been deleted, or made in another one.'
      : 'A tenant is called by 1 to 63 lower-case letters, digits and hyphens.',
    actions: isName ? [create, 'Open the first tenant'] : ['Open the first tenant'],
  });
  hideNotice();
  document.getElementById('skeleton').hidden = false;
  if (answer === create) return name;
  history.replaceState(null, '', pageOf(''));
  return '';
}

export async function openTab() {
  const name = await namedTenant();
  const tenant = {
    isServer: false,
    label: 'in this tab',
    name,
    issuer: issuerOf(name),
    tenants,
    makeSigningKey,
    // The host, once it runs, saves and stops in its own way.
    saveNow: async () => true,
    lost: showLost,
  };
  await holdTenant(tenant);
  const storage = await Storage.open(name);
  tenant.records = storage.records;
  tenant.masterKey = storage.masterKey;
  tenant.clock = storage.clock;
  if (!storage.isKept) tenant.label = 'in this tab, not saved';
  tenant.storage = storage;
  tenant.reset = async () => {
    await storage.erase();
    // A named one is there because its database is.
    if (name) await Storage.open(name);
    location.replace(location.pathname + location.search);
  };
  tenant.leave = async () => {
    await storage.erase();
    location.replace(pageOf(''));
  };
  return tenant;
}

// By SessionError.kind.
const explanations = {
  'no key': {
    title: 'Open the address that the server printed',
    text: 'The dashboard opens with a key that Tallygate prints when it starts: an address that ends in #key=…',
  },
  'wrong key': {
    title: 'This dashboard key is not valid',
    text: 'Each start of the server prints a new address. Please open the one that it printed last.',
  },
  unreachable: {
    title: 'The server does not answer',
    text: 'Is Tallygate still running? Start it again with scripts/run, and open the address that it prints.',
  },
};

export async function openServer() {
  try {
    const session = await Session.open();
    return {
      isServer: true,
      label: location.host,
      issuer: session.issuer,
      send: (...request) => session.send(...request),
    };
  } catch (error) {
    const explanation = explanations[error.kind] ?? explanations.unreachable;
    showNotice({ ...explanation, detail: error.message, actions: [['Try again', () => location.reload()]] });
    return null;
  }
}
