// A server under load for minutes keeps to its memory and leaks no descriptor. TALLYGATE_SOAK_SECONDS sets how long.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { test } from 'node:test';
import { setTimeout as pass } from 'node:timers/promises';

import { createOrders, startServer } from './server.mjs';

const seconds = Number(process.env.TALLYGATE_SOAK_SECONDS ?? (process.env.TALLYGATE_LONG ? 300 : 0));
const connections = 16;
// What a log of this size holds is full long before the first look.
const logEventsMax = 1000;

async function memory(process) {
  const status = await readFile(`/proc/${process}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)[1]) / 1024;
}

async function descriptors(process) {
  return (await readdir(`/proc/${process}/fd`)).length;
}

function ask(agent, url, { method = 'GET', headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, method, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode));
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

test(`a server that works for ${seconds} s does not grow`, { skip: seconds === 0 && 'runs with --long' }, async () => {
  const server = await startServer();
  try {
    const { manage, api, application } = await createOrders(server);
    await manage('PATCH', '../tallygate/v1/settings', { retention: { log_events_max: logEventsMax } });
    const form = (secret) => new URLSearchParams({ grant_type: 'client_credentials', client_id: application.client_id,
      client_secret: secret, audience: api.identifier }).toString();
    const kinds = [
      [form(application.client_secret), 200], [form('wrong'), 401], ['grant_type=client_credentials', 400],
      ['%%%', 400]];
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const until = Date.now() + seconds * 1000;
    let answers = 0;
    const work = async () => {
      // Some keep their connection, some hang up after each request.
      const agent = new Agent({ keepAlive: Math.random() < 0.5, maxSockets: 1 });
      while (Date.now() < until) {
        for (const [body, expected] of kinds) {
          assert.equal(await ask(agent, server.ready.token_endpoint, { method: 'POST', headers, body }), expected);
          answers += 1;
        }
        assert.equal(await ask(agent, server.ready.jwks_uri), 200);
      }
      agent.destroy();
    };
    const change = async () => {
      while (Date.now() < until) {
        const made = await manage('POST', 'clients', { name: 'Comes and goes' });
        await manage('DELETE', `clients/${made.client_id}`);
        await pass(50);
      }
    };
    const done = Promise.all([change(), ...Array.from({ length: connections }, work)]);
    const looks = [];
    const look = async () => looks.push([await memory(server.ready.pid), await descriptors(server.ready.pid)]);
    // The first quarter fills what is kept.
    for (const share of [1 / 4, 1 / 2, 3 / 4, 1]) {
      await pass(Math.max(0, until - seconds * 1000 * (1 - share) - Date.now() - (share === 1 ? 500 : 0)));
      await look();
    }
    await done;
    const [first, ...later] = looks;
    for (const [megabytes, open] of later) {
      assert.ok(megabytes < first[0] * 1.1 + 4, `memory grows: ${JSON.stringify(looks)}`);
      assert.ok(open <= first[1] + connections, `descriptors grow: ${JSON.stringify(looks)}`);
    }
    assert.ok(answers > seconds * 20, `only ${answers} answers`);
    assert.equal(await server.stop(), 0);
  } finally {
    await server.kill();
  }
});
