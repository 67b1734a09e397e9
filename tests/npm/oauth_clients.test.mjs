// The libraries that people verify with and ask with: openid-client, oauth4webapi; jose, jwks-rsa, fast-jwt,
// express-oauth2-jwt-bearer.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { after, before, describe, test } from 'node:test';

import express from 'express';
import { auth } from 'express-oauth2-jwt-bearer';
import { createVerifier } from 'fast-jwt';
import { calculateJwkThumbprint, createRemoteJWKSet, decodeJwt, decodeProtectedHeader, exportJWK,
  jwtVerify } from 'jose';
import jwksRsa from 'jwks-rsa';
import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';

import { answer, createOrders, requestToken, startSecureServer, temporaryFolder } from './server.mjs';
import { issued, selfSigned } from './support/openssl.mjs';

let folder, server, orders, authority, issuer, clientId, audience;

before(async () => {
  folder = await temporaryFolder();
  authority = await selfSigned(folder.path, '/O=Tests/CN=Authority of clients');
  server = await startSecureServer({ options: ['--client-ca', authority.certFile] });
  orders = await createOrders(server);
  issuer = server.ready.https_issuer;
  clientId = orders.application.client_id;
  audience = orders.api.identifier;
});
after(async () => {
  await server?.stop();
  await folder?.remove();
});

const path = () => `clients/${clientId}`;
const keyPair = async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const octets = privateKey.export({ type: 'pkcs8', format: 'der' });
  const key = await crypto.subtle.importKey('pkcs8', octets, algorithm, false, ['sign']);
  return { key, pem: publicKey.export({ type: 'spki', format: 'pem' }) };
};

// Sets the application to a method; resolves to what the libraries need in order to use it.
const secretMethod = (method, openidAuth, oauthAuth) => async () => {
  await orders.manage('PATCH', path(), { token_endpoint_auth_method: method });
  const secret = orders.application.client_secret;
  return { openid: openidAuth(secret), oauth: oauthAuth(secret) };
};
const credentialMethod = (method, prepare) => async () => {
  const { credential, ...rest } = await prepare();
  const { id } = await orders.manage('POST', `${path()}/credentials`, { name: method, ...credential });
  await orders.manage('PATCH', path(), {
    token_endpoint_auth_method: null, client_authentication_methods: { [method]: { credentials: [{ id }] } } });
  const undo = async () => {
    await orders.manage('PATCH', path(), {
      client_authentication_methods: null, token_endpoint_auth_method: 'client_secret_post' });
    await orders.manage('DELETE', `${path()}/credentials/${id}`);
  };
  return { ...rest, undo };
};
const certificateMethod = (method, make) => credentialMethod(method, async () => {
  const { identity, credential } = await make();
  return { credential, identity, openid: openid.TlsClientAuth(), oauth: oauth.TlsClientAuth(),
    metadata: { use_mtls_endpoint_aliases: true } };
});

const methods = {
  client_secret_post: secretMethod('client_secret_post', openid.ClientSecretPost, oauth.ClientSecretPost),
  client_secret_basic: secretMethod('client_secret_basic', openid.ClientSecretBasic, oauth.ClientSecretBasic),
  client_secret_jwt: secretMethod('client_secret_jwt', openid.ClientSecretJwt, oauth.ClientSecretJwt),
  private_key_jwt: credentialMethod('private_key_jwt', async () => {
    const { key, pem } = await keyPair();
    return { credential: { credential_type: 'public_key', pem, alg: 'RS256' },
      openid: openid.PrivateKeyJwt(key), oauth: oauth.PrivateKeyJwt(key) };
  }),
  self_signed_tls_client_auth: certificateMethod('self_signed_tls_client_auth', async () => {
    const identity = await selfSigned(folder.path, '/O=Tests/CN=Self signed');
    return { identity, credential: { credential_type: 'x509_cert', pem: identity.cert } };
  }),
  tls_client_auth: certificateMethod('tls_client_auth', async () => {
    const identity = await issued(folder.path, '/O=Tests/CN=By authority', authority);
    return { identity, credential: { credential_type: 'cert_subject_dn', pem: identity.cert } };
  }),
};

async function openidConfiguration(way) {
  const fetching = way.identity ? server.fetchWith(way.identity) : server.fetch;
  const options = { [openid.customFetch]: fetching };
  return openid.discovery(new URL(issuer), clientId, way.metadata ?? {}, way.openid, options);
}

async function oauthServer(fetching = server.fetch) {
  const options = { algorithm: 'oauth2', [oauth.customFetch]: fetching };
  return oauth.processDiscoveryResponse(new URL(issuer), await oauth.discoveryRequest(new URL(issuer), options));
}

function checkClaims(token) {
  const claims = decodeJwt(token);
  assert.equal(claims.iss, issuer);
  assert.equal(claims.sub, `${clientId}@clients`);
  assert.equal(claims.aud, audience);
  return claims;
}

describe('client credentials', () => {
  for (const [method, prepare] of Object.entries(methods)) {
    test(`by ${method}`, async () => {
      const way = await prepare();
      const configuration = await openidConfiguration(way);
      const first = await openid.clientCredentialsGrant(configuration, { audience });
      checkClaims(first.access_token);

      const fetching = way.identity ? server.fetchWith(way.identity) : server.fetch;
      const as = await oauthServer(fetching);
      assert.ok(as.token_endpoint_auth_methods_supported.includes(method));
      const client = { client_id: clientId, ...way.metadata };
      const response = await oauth.clientCredentialsGrantRequest(as, client, way.oauth, { audience },
        { [oauth.customFetch]: fetching });
      const second = await oauth.processClientCredentialsResponse(as, client, response);
      checkClaims(second.access_token);
      assert.notEqual(first.access_token, undefined);
      await way.undo?.();
      await orders.manage('PATCH', path(), { token_endpoint_auth_method: 'client_secret_post' });
    });
  }
});

describe('DPoP', () => {
  test('binds a token to the key of the proof, with and without nonces', async () => {
    const way = await methods.client_secret_post();
    const configuration = await openidConfiguration(way);
    const take = async () => {
      const keys = await openid.randomDPoPKeyPair('ES256');
      const handle = openid.getDPoPHandle(configuration, keys);
      const token = await openid.clientCredentialsGrant(configuration, { audience }, { DPoP: handle });
      assert.equal(token.token_type, 'dpop');
      const jkt = await calculateJwkThumbprint(await exportJWK(keys.publicKey));
      assert.deepEqual(checkClaims(token.access_token).cnf, { jkt });
    };
    await take();
    await orders.manage('PATCH', '../tallygate/v1/settings', { dpop_nonce: true });
    await take();
    await orders.manage('PATCH', '../tallygate/v1/settings', { dpop_nonce: false });
  });
});

describe('introspection and revocation', () => {
  test('are not offered until the tenant wants them', async () => {
    const as = await oauthServer();
    assert.equal(as.introspection_endpoint, undefined);
    assert.equal(as.revocation_endpoint, undefined);
  });

  test('tell of a token, and end it', async () => {
    await orders.manage('PATCH', '../tallygate/v1/settings', { introspection: true, revocation: true });
    // Tokens of Auth0's own dialect have no id: two of the same second are one and the same.
    await orders.manage('PATCH', `resource-servers/${orders.api.id}`, { token_dialect: 'rfc9068_profile' });
    const way = await methods.client_secret_post();
    const configuration = await openidConfiguration(way);
    const { access_token } = await openid.clientCredentialsGrant(configuration, { audience });
    const alive = await openid.tokenIntrospection(configuration, access_token);
    assert.equal(alive.active, true);
    assert.equal(alive.client_id, clientId);
    assert.equal(alive.scope, 'read:orders');
    await openid.tokenRevocation(configuration, access_token);
    assert.equal((await openid.tokenIntrospection(configuration, access_token)).active, false);

    const as = await oauthServer();
    const client = { client_id: clientId };
    const options = { [oauth.customFetch]: server.fetch };
    const other = await openid.clientCredentialsGrant(configuration, { audience });
    const introspect = async () => oauth.processIntrospectionResponse(as, client,
      await oauth.introspectionRequest(as, client, way.oauth, other.access_token, options));
    assert.equal((await introspect()).active, true);
    await oauth.processRevocationResponse(
      await oauth.revocationRequest(as, client, way.oauth, other.access_token, options));
    assert.equal((await introspect()).active, false);
    await orders.manage('PATCH', `resource-servers/${orders.api.id}`, { token_dialect: 'access_token' });
  });
});

// Over plain HTTP, as a service developer has it in a test.
const takeToken = async () => {
  const { client_secret } = orders.application;
  const { status, body } = await requestToken(server, {
    grant_type: 'client_credentials', client_id: clientId, client_secret, audience });
  assert.equal(status, 200, JSON.stringify(body));
  return body.access_token;
};

describe('verifiers', () => {
  const jwksRsaClient = () => jwksRsa({ jwksUri: server.ready.jwks_uri, cache: true });
  const verifiers = {
    jose: () => {
      const keys = createRemoteJWKSet(new URL(server.ready.jwks_uri));
      return async (token) => (await jwtVerify(token, keys, { issuer: server.issuer, audience })).payload;
    },
    'jwks-rsa and fast-jwt': () => {
      const client = jwksRsaClient();
      const verify = createVerifier({
        key: async ({ header }) => (await client.getSigningKey(header.kid)).getPublicKey(),
        algorithms: ['RS256', 'RS512', 'PS256'], allowedIss: server.issuer, allowedAud: audience });
      return verify;
    },
  };

  for (const [name, make] of Object.entries(verifiers)) {
    for (const signing_alg of ['RS256', 'RS512', 'PS256']) {
      test(`${name}: ${signing_alg}`, async () => {
        await orders.manage('PATCH', `resource-servers/${orders.api.id}`, { signing_alg });
        const token = await takeToken();
        assert.equal(decodeProtectedHeader(token).alg, signing_alg);
        assert.equal((await make()(token)).sub, `${clientId}@clients`);
        const [header, claims, signature] = token.split('.');
        const forged = Buffer.from(claims, 'base64url').toString().replace(clientId, 'someone else');
        await assert.rejects(async () =>
          make()(`${header}.${Buffer.from(forged).toString('base64url')}.${signature}`));
      });
    }
  }

  test('express-oauth2-jwt-bearer in strict mode takes the RFC 9068 dialect, and only that', async () => {
    const api = express();
    api.use(auth({ issuerBaseURL: server.issuer, audience, strict: true }));
    api.get('/', (request, response) => response.json(request.auth.payload));
    api.use((error, _, response, next) => (error.status ? response.status(error.status).end() : next(error)));
    const listener = await new Promise((resolve) => { const up = api.listen(0, '127.0.0.1', () => resolve(up)); });
    const call = async () => answer(await fetch(`http://127.0.0.1:${listener.address().port}/`, {
      headers: { authorization: `Bearer ${await takeToken()}` } }));
    const dialect = (token_dialect) => orders.manage('PATCH', `resource-servers/${orders.api.id}`, {
      signing_alg: 'RS256', token_dialect });
    try {
      await dialect('rfc9068_profile');
      const taken = await call();
      assert.equal(taken.status, 200);
      assert.equal(taken.body.client_id, clientId);
      await dialect('access_token');
      assert.equal((await call()).status, 401);
    } finally {
      listener.close();
    }
  });

  test('a rotation fails no valid token, though key sets are cached', async () => {
    await orders.manage('PATCH', `resource-servers/${orders.api.id}`, { signing_alg: 'RS256' });
    const seen = new Set();
    for (let rotation = 1; rotation <= 3; ++rotation) {
      const cached = Object.values(verifiers).map((make) => make());
      const old = await takeToken();
      for (const verify of cached) await verify(old);
      await orders.manage('POST', 'keys/signing/rotate');
      const token = await takeToken();
      for (const verify of cached) {
        await verify(token);
        await verify(old);
      }
      seen.add(decodeProtectedHeader(old).kid).add(decodeProtectedHeader(token).kid);
      assert.equal(seen.size, rotation + 1);
    }
  });
});
