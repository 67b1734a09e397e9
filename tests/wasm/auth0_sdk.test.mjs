// Auth0's ManagementClient drives the core in this process, through its `fetch` option: the exercises are those that it
// does over HTTPS against the server (tests/npm/auth0_sdk.test.mjs), and nothing goes over any network.
import assert from 'node:assert/strict';
import http from 'node:http';
import https from 'node:https';
import { describe, test } from 'node:test';

import { ManagementClient } from 'auth0';

import { openTenant } from '../../build/module/tenant.js';
import { exercises } from '../npm/support/exercise_management.mjs';

const domain = 'tenant.example';

describe('Auth0\'s ManagementClient against the core in this process', async () => {
  const forbidden = () => { throw new Error('Something asked the network.'); };
  globalThis.fetch = http.request = https.request = forbidden;
  const tenant = await openTenant({ issuer: `https://${domain}/` });
  const { client_id: clientId, client_secret: clientSecret } = tenant.firstApplication();
  const management = new ManagementClient({ domain, clientId, clientSecret, fetch: tenant.fetch });
  for (const [what, exercise] of exercises) test(what, () => exercise(management));

  test('a wrong secret is refused as over HTTPS', async () => {
    const stranger = new ManagementClient({ domain, clientId, clientSecret: 'wrong', fetch: tenant.fetch });
    await assert.rejects(async () => stranger.clients.list());
  });
});
