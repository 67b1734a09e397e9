// A whole tenant inside a script: no server, no network, no dashboard.
//
//   const tenant = await openTenant({ issuer: 'https://tenant.example/' });
//   const response = await tenant.fetch('https://tenant.example/oauth/token', { method: 'POST', body: … });
//
// `tenant.fetch` can be handed to whatever takes a fetch function, such as Auth0's ManagementClient.
import createTallygate from './tallygate.js';

const isNode = typeof process === 'object' && !!process.versions?.node;

async function readWasm() {
  const address = new URL('tallygate.wasm', import.meta.url);
  if (!isNode) return (await fetch(address)).arrayBuffer();
  const { readFile } = await import('node:fs/promises');
  return readFile(address);
}

// Node.js 18 has Web Crypto, but not under its global name; the core takes its randomness there.
async function webCrypto() {
  globalThis.crypto ??= (await import('node:crypto')).webcrypto;
  return globalThis.crypto;
}

async function makeSigningKey(crypto) {
  const pair = await crypto.subtle.generateKey(
    { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' },
    true, ['sign', 'verify']);
  return new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
}

const withoutBody = [101, 204, 205, 304];

// How a fault on purpose ends a connection (POST /admin/faults), as fetch would show it.
const connectionEnd = { beforeAnswer: 1, inAnswer: 2 };
const connectionLost = () => new TypeError('fetch failed', { cause: new Error('The connection was lost.') });

const firstHalf = (octets) => {
  const parts = [octets.slice(0, octets.length >> 1)];
  return new ReadableStream({
    pull(controller) {
      const part = parts.shift();
      if (part) controller.enqueue(part);
      else controller.error(connectionLost());
    },
  });
};

const waited = (milliseconds, signal) => new Promise((resolve, reject) => {
  if (signal.aborted) return void reject(signal.reason);
  const timer = setTimeout(resolve, milliseconds);
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    reject(signal.reason);
  }, { once: true });
});

class Tenant {
  constructor(module, issuer, kept) {
    this.module = module;
    this.issuer = issuer;
    this.kept = kept;
    // Bound, so that it can be handed on alone.
    this.fetch = (input, init) => this.answer(new Request(input, init));
  }

  // Calls the core with texts and octets as addresses, and frees them.
  call(name, ...given) {
    const { module } = this;
    const addresses = [];
    const passed = given.map((each) => {
      if (typeof each === 'number') return each;
      const isText = typeof each === 'string';
      const size = isText ? module.lengthBytesUTF8(each) + 1 : each.length;
      const address = module._malloc(Math.max(size, 1));
      addresses.push(address);
      if (isText) module.stringToUTF8(each, address, size);
      else module.octets().set(each, address);
      return address;
    });
    const result = module[`_tallygate_${name}`](...passed);
    for (const address of addresses) module._free(address);
    return result;
  }

  text(name, ...given) {
    return this.module.UTF8ToString(this.call(name, ...given));
  }

  async answer(request) {
    const { pathname, search } = new URL(request.url);
    const base = new URL(this.issuer).pathname;
    const path = pathname.startsWith(base) ? pathname.slice(base.length - 1) : pathname;
    const lines = [...request.headers].map(([name, value]) => `${name}: ${value}\n`).join('');
    const body = new Uint8Array(await request.arrayBuffer());
    const status = this.call('handle', request.method, path + search, lines, body, body.length);
    const headers = new Headers();
    for (const line of this.text('response_headers').split('\n').filter(Boolean)) {
      const colon = line.indexOf(': ');
      headers.append(line.slice(0, colon), line.slice(colon + 2));
    }
    const start = this.call('response_body');
    const octets = this.module.octets().slice(start, start + this.call('response_size'));
    const [delay, end] = [this.call('response_delay'), this.call('response_end')];
    this.call('tick');
    if (delay > 0) await waited(delay, request.signal);
    if (end === connectionEnd.beforeAnswer) throw connectionLost();
    const answered = end === connectionEnd.inAnswer ? firstHalf(octets) : octets;
    return new Response(withoutBody.includes(status) ? null : answered, { status, headers });
  }

  // What time brings without a request: keys that rotate, log events that are past their retention.
  tick() {
    this.call('tick');
  }

  // A bearer token for the Management API with all its scopes; one hour.
  dashboardToken() {
    return this.text('dashboard_token');
  }

  // { client_id, client_secret } of an application that is authorized for the Management API.
  firstApplication() {
    return JSON.parse(this.text('first_application') || 'null');
  }

  // The records ({ table, key, document }) that changed since they were asked for last, without a document where they
  // were removed; or with `everything` all there are. Kept together with the master key they open the tenant again.
  records({ everything = false } = {}) {
    this.call('save', everything ? 1 : 0);
    return this.kept.splice(0);
  }
}

// Runs a scenario (an object, or its JSON) in virtual time, as `tallygate simulate` does. Gives { results, csv,
// burnDownCsv }, the same as natively, octet by octet. Throws when the scenario is wrong, with `errors` of
// { path, reason }.
export async function simulate(scenario, { seed = -1 } = {}) {
  const crypto = await webCrypto();
  const keys = Promise.all([makeSigningKey(crypto), makeSigningKey(crypto)]);
  const module = await createTallygate({ wasmBinary: await readWasm(), now: Date.now, keep: () => {} });
  module._tallygate_attach();
  const tenant = new Tenant(module);
  for (const der of await keys) tenant.call('simulation_key', der, der.length);
  const text = typeof scenario === 'string' ? scenario : JSON.stringify(scenario);
  const answer = JSON.parse(tenant.text('simulate', text, seed));
  if (!answer.errors) return answer;
  const reasons = answer.errors.map(({ path, reason }) => `${path}: ${reason}`);
  throw Object.assign(new Error(reasons.join('\n')), { errors: answer.errors });
}

// Opens a tenant: a new one, or the one of `records` and the `masterKey` (32 octets) that it was made with.
// `issuer` ends with a slash. `now` gives the time in milliseconds since 1970, and may stand still or jump.
export async function openTenant(options = {}) {
  const { issuer = 'https://tenant.localhost/', records = [], masterKey, now = Date.now } = options;
  const crypto = await webCrypto();
  const key = masterKey ?? crypto.getRandomValues(new Uint8Array(32));
  if (key.length !== 32) throw new RangeError('The master key must have 32 octets.');
  const kept = [];
  const keep = (table, name, document) => kept.push({ table, key: name, document });
  const module = await createTallygate({ wasmBinary: await readWasm(), now, keep });
  module._tallygate_attach();
  const tenant = new Tenant(module, issuer, kept);
  tenant.masterKey = key;
  for (const { table, key: name, document } of records) tenant.call('record', table, name, document);
  const trouble = tenant.text('open', issuer, key);
  if (trouble) throw new Error(trouble);
  while (tenant.call('needs_signing_key')) {
    const der = await makeSigningKey(crypto);
    if (!tenant.call('signing_key', der, der.length)) throw new Error('The signing key cannot be used.');
  }
  return tenant;
}
