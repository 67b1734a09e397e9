// Auth0's official SDKs, unmodified, over HTTPS.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { after, before, describe, test } from 'node:test';

import { AuthClient } from '@auth0/auth0-auth-js';
import { ManagementClient } from 'auth0';
import { AuthenticationClient } from 'auth0/legacy';
import { decodeJwt } from 'jose';

import { createOrders, startSecureServer, temporaryFolder } from './server.mjs';
import { exercises } from './support/exercise_management.mjs';
import { issued, selfSigned } from './support/openssl.mjs';

let folder, server, authority, management;

before(async () => {
  folder = await temporaryFolder();
  authority = await selfSigned(folder.path, '/O=Tests/CN=Authority of clients');
  server = await startSecureServer({ options: ['--client-ca', authority.certFile] });
  const { client_id, client_secret } = server.ready;
  management = new ManagementClient({
    domain: server.domain, clientId: client_id, clientSecret: client_secret, fetch: server.fetch });
});
after(async () => {
  await server?.stop();
  await folder?.remove();
});

describe('ManagementClient of npm auth0 manages', () => {
  for (const [what, exercise] of exercises) test(what, () => exercise(management));
});

describe('both SDKs take a token', () => {
  let orders;
  before(async () => { orders = await createOrders(server); });

  // Both clients with the same way to prove who they are; `fetching` shows a certificate where there is one.
  async function takeTokens(options, fetching = server.fetch) {
    const { audience } = { audience: orders.api.identifier };
    const clientId = orders.application.client_id;
    const legacy = new AuthenticationClient({ domain: server.domain, clientId, fetch: fetching, ...options });
    const { useMTLS, ...others } = options;
    const modern = new AuthClient({
      domain: server.domain, clientId, customFetch: fetching, ...others, ...(useMTLS && { useMtls: true }) });
    const { data } = await legacy.oauth.clientCredentialsGrant({ audience });
    const response = await modern.getTokenByClientCredentials({ audience });
    for (const token of [data.access_token, response.accessToken]) {
      const claims = decodeJwt(token);
      assert.equal(claims.iss, server.ready.https_issuer);
      assert.equal(claims.sub, `${clientId}@clients`);
      assert.equal(claims.aud, audience);
      assert.equal(claims.scope, 'read:orders');
    }
  }

  const path = () => `clients/${orders.application.client_id}`;
  const authenticateBy = async (method, credential) => {
    const { id } = await orders.manage('POST', `${path()}/credentials`, credential);
    await orders.manage('PATCH', path(), {
      token_endpoint_auth_method: null, client_authentication_methods: { [method]: { credentials: [{ id }] } } });
    return async () => {
      await orders.manage('PATCH', path(), {
        client_authentication_methods: null, token_endpoint_auth_method: 'client_secret_post' });
      await orders.manage('DELETE', `${path()}/credentials/${id}`);
    };
  };

  test('with a secret', () => takeTokens({ clientSecret: orders.application.client_secret }));

  test('with an assertion of a private key', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
    const undo = await authenticateBy('private_key_jwt', {
      credential_type: 'public_key', name: 'key', pem: publicKey, alg: 'RS256' });
    await takeTokens({ clientAssertionSigningKey: privateKey });
    await assert.rejects(takeTokens({ clientSecret: orders.application.client_secret }));
    await undo();
  });

  test('with a self-signed certificate', async () => {
    const identity = await selfSigned(folder.path, '/O=Tests/CN=Nightly export');
    const undo = await authenticateBy('self_signed_tls_client_auth', {
      credential_type: 'x509_cert', name: 'certificate', pem: identity.cert });
    await takeTokens({ useMTLS: true }, server.fetchWith(identity));
    const stranger = await selfSigned(folder.path, '/O=Tests/CN=Stranger');
    await assert.rejects(takeTokens({ useMTLS: true }, server.fetchWith(stranger)));
    await assert.rejects(takeTokens({ useMTLS: true }));
    await undo();
  });

  test('with a certificate by an authority that the operator trusts', async () => {
    const subject = '/O=Tests/CN=Nightly export by authority';
    const identity = await issued(folder.path, subject, authority);
    const undo = await authenticateBy('tls_client_auth', {
      credential_type: 'cert_subject_dn', name: 'subject', pem: identity.cert });
    await takeTokens({ useMTLS: true }, server.fetchWith(identity));
    const impostor = await selfSigned(folder.path, subject);
    await assert.rejects(takeTokens({ useMTLS: true }, server.fetchWith(impostor)));
    await undo();
  });
});
