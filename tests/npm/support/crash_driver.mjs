// Drives a server over several connections and keeps book of what it was told, so that after a crash the server can be
// held to it. What was asked without an answer may have happened or not.
import assert from 'node:assert/strict';
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { Agent, request } from 'node:http';

const connections = 8;
const quota = 25;
const replaysPerRound = 4;
const applicationsKept = 30;
const audiences = ['https://orders.example/', 'https://reports.example/'];

export class CrashDriver {
  // By client: what was asked for, and what arrived.
  tokens = new Map();
  // Applications that the rounds made: { client_id, names: that it may have, states: of 'there' and 'gone' }.
  made = [];
  // The round's application with a quota, and how many tokens it got.
  limited = undefined;
  // Assertions that were taken, of this round.
  assertions = [];
  answers = 0;

  constructor(chance) {
    this.chance = chance;
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    this.privateKey = privateKey;
    this.publicKey = publicKey.export({ type: 'spki', format: 'pem' });
  }

  // A server has started, for the first time or again.
  async meet(server) {
    this.server = server;
    this.port = Number(new URL(server.issuer).port);
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
    const { client_id, client_secret, management_api } = server.ready;
    const { body } = await this.form({
      grant_type: 'client_credentials', client_id, client_secret, audience: management_api });
    this.authorization = `Bearer ${body.access_token}`;
  }

  async prepare() {
    for (const identifier of audiences) await this.expect('POST', 'resource-servers', { identifier });
    this.applications = [];
    for (let number = 0; number < 3; number += 1) this.applications.push(await this.newApplication(`Job ${number}`));
    this.keyed = await this.expect('POST', 'clients', {
      name: 'With a key', app_type: 'non_interactive', grant_types: ['client_credentials'],
      client_authentication_methods: { private_key_jwt: { credentials: [
        { credential_type: 'public_key', name: 'key', pem: this.publicKey, alg: 'RS256' }] } } });
    await this.authorize(this.keyed);
    // So that a start does not read ten thousand events each time.
    await this.expect('PATCH', '../tallygate/v1/settings', { retention: { log_events_max: 1000 } });
  }

  async newApplication(name, more = {}) {
    const application = await this.expect('POST', 'clients', {
      name, app_type: 'non_interactive', grant_types: ['client_credentials'],
      token_endpoint_auth_method: 'client_secret_post', ...more });
    await this.authorize(application);
    return application;
  }

  async authorize({ client_id }) {
    for (const audience of audiences) await this.expect('POST', 'client-grants', { client_id, audience, scope: [] });
  }

  async beginRound(round) {
    this.assertions = [];
    this.limited = { received: 0, application: await this.newApplication(`Limited ${round}`,
      { token_quota: { client_credentials: { per_day: quota } } }) };
  }

  // Works on every connection until the server is gone.
  async work() {
    const loop = async (number) => {
      const own = [];
      try {
        for (;;) await this.step(number, own);
      } catch (error) {
        if (!/ECONN|socket hang up|EPIPE/.test(`${error.code} ${error.message}`)) throw error;
      }
    };
    await Promise.all(Array.from({ length: connections }, (_, number) => loop(number)));
    this.agent.destroy();
  }

  async step(number, own) {
    const what = this.chance.upTo(100);
    if (what < 50) await this.takeToken(this.chance.oneOf(this.applications));
    else if (what < 65) await this.takeLimited();
    else if (what < 80) await this.takeByAssertion();
    else await this.manageSomething(own);
  }

  countOf({ client_id }) {
    if (!this.tokens.has(client_id)) this.tokens.set(client_id, { asked: 0, received: 0 });
    return this.tokens.get(client_id);
  }

  async ask(application, credentials) {
    const count = this.countOf(application);
    count.asked += 1;
    const answer = await this.form({ grant_type: 'client_credentials', client_id: application.client_id,
      audience: this.chance.oneOf(audiences), ...credentials });
    if (answer.status === 200) count.received += 1;
    return answer;
  }

  async takeToken(application) {
    const { status } = await this.ask(application, { client_secret: application.client_secret });
    assert.equal(status, 200);
  }

  async takeLimited() {
    const { application } = this.limited;
    const { status } = await this.ask(application, { client_secret: application.client_secret });
    assert.ok(status === 200 || status === 429, `${status}`);
    if (status === 200) this.limited.received += 1;
    return status;
  }

  assertion() {
    const now = Math.floor(Date.now() / 1000);
    const { client_id } = this.keyed;
    const text = [{ alg: 'RS256', typ: 'JWT' },
      { iss: client_id, sub: client_id, aud: this.server.issuer, jti: randomUUID(), iat: now, exp: now + 120 }]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    return `${text}.${sign('sha256', text, this.privateKey).toString('base64url')}`;
  }

  async takeByAssertion(assertion = this.assertion()) {
    const answer = await this.ask(this.keyed, {
      client_assertion: assertion, client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer' });
    if (answer.status === 200) this.assertions.push(assertion);
    return answer.status;
  }

  // Makes, renames and removes applications; each connection has its own, so that they do not meet.
  async manageSomething(own) {
    const there = own.filter(({ states }) => states.length === 1 && states[0] === 'there');
    if (there.length === 0 || this.chance.happens(0.5)) {
      const name = `Made ${randomUUID()}`;
      const { client_id } = await this.expect('POST', 'clients', { name });
      const one = { client_id, names: [name], states: ['there'] };
      own.push(one);
      this.made.push(one);
      return;
    }
    const one = this.chance.oneOf(there);
    if (this.chance.happens(0.5)) {
      const name = `Renamed ${randomUUID()}`;
      one.names.push(name);
      await this.expect('PATCH', `clients/${one.client_id}`, { name });
      one.names = [name];
    } else {
      one.states = ['there', 'gone'];
      await this.expect('DELETE', `clients/${one.client_id}`);
      one.states = ['gone'];
    }
  }

  // Holds the server that came back to everything it said before.
  async verify() {
    await this.verifyApplications();
    for (let replay = 0; replay < replaysPerRound && this.assertions.length > 0; replay += 1) {
      assert.equal(await this.takeByAssertion(this.chance.oneOf(this.assertions)), 401, 'an assertion was taken twice');
    }
    assert.equal(await this.takeByAssertion(), 200);
    let left = quota + 1;
    while (await this.takeLimited() !== 429) assert.ok((left -= 1) > 0, 'the quota does not end');
    assert.ok(this.limited.received <= quota, `${this.limited.received} tokens of a quota of ${quota}`);
    await this.verifyUsage();
  }

  async verifyApplications() {
    for (const one of this.made) {
      const { status, body } = await this.manage('GET', `clients/${one.client_id}?fields=name`);
      assert.ok(status === 200 || status === 404, `${status}`);
      const state = status === 200 ? 'there' : 'gone';
      assert.ok(one.states.includes(state), `${one.client_id} is ${state}, and must be ${one.states}`);
      if (state === 'there') assert.ok(one.names.includes(body.name), `${body.name} is none of ${one.names}`);
      Object.assign(one, { states: [state], names: [body?.name] });
    }
    // Those of many rounds would take longer and longer.
    this.made = this.made.slice(-applicationsKept);
  }

  async verifyUsage() {
    const usage = await this.expect('GET', '../tallygate/v1/usage');
    const counted = new Map(usage.by_application.map(({ client_id, count }) => [client_id, count]));
    for (const [client_id, { asked, received }] of this.tokens) {
      const count = counted.get(client_id) ?? 0;
      assert.ok(received <= count && count <= asked, `${received} received, ${count} counted, ${asked} asked for`);
    }
    const count = counted.get(this.limited.application.client_id) ?? 0;
    assert.ok(count <= quota, `${count} counted of a quota of ${quota}`);
  }

  form(parameters) {
    return this.send('POST', '/oauth/token', { 'content-type': 'application/x-www-form-urlencoded' },
      new URLSearchParams(parameters).toString());
  }

  manage(method, path, body) {
    return this.send(method, new URL(path, this.server.ready.management_api).pathname +
      new URL(path, this.server.ready.management_api).search,
    { authorization: this.authorization, 'content-type': 'application/json' },
    body === undefined ? '' : JSON.stringify(body));
  }

  async expect(method, path, body) {
    const answer = await this.manage(method, path, body);
    assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  send(method, path, headers, body) {
    return new Promise((resolve, reject) => {
      const options = { agent: this.agent, host: 'localhost', port: this.port, method, path,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) } };
      const sent = request(options, (response) => {
        const octets = [];
        response.on('data', (part) => octets.push(part));
        response.on('error', reject);
        response.on('end', () => {
          if (!response.complete) return reject(Object.assign(new Error('cut short'), { code: 'ECONNRESET' }));
          this.answers += 1;
          const text = Buffer.concat(octets).toString();
          resolve({ status: response.statusCode, body: text === '' ? undefined : JSON.parse(text) });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }
}
