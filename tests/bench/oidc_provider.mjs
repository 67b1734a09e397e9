// The yardstick: npm's oidc-provider, set up to do the same. Listens on a free port of 127.0.0.1 with as many
// processes as the argument says, prints { url, pids } and serves until its input ends.
import cluster from 'node:cluster';
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:net';

const audience = 'https://orders.example/';
const client = { client_id: 'yardstick', client_secret: 'a-secret-of-no-worth-that-is-long-enough-to-be-one' };

function configuration(jwk) {
  return {
    jwks: { keys: [jwk] },
    clients: [{
      ...client, grant_types: ['client_credentials'], redirect_uris: [], response_types: [],
      token_endpoint_auth_method: 'client_secret_post',
    }],
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({
          audience, scope: 'read:orders write:orders', accessTokenTTL: 86400, accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  };
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function serve() {
  const { port, jwk } = JSON.parse(process.env.YARDSTICK);
  process.env.NODE_ENV = 'production';
  const { default: Provider } = await import('oidc-provider');
  const provider = new Provider(`http://localhost:${port}`, configuration(jwk));
  provider.listen(port, '127.0.0.1', () => process.send('ready'));
}

async function lead(processes) {
  const port = await freePort();
  const jwk = { ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
    alg: 'RS256', use: 'sig', kid: 'yardstick' };
  const workers = Array.from({ length: processes }, () => cluster.fork({ YARDSTICK: JSON.stringify({ port, jwk }) }));
  await Promise.all(workers.map((worker) => new Promise((resolve) => worker.once('message', resolve))));
  const pids = [process.pid, ...workers.map((worker) => worker.process.pid)];
  console.log(JSON.stringify({ url: `http://127.0.0.1:${port}/token`, pids, client, audience }));
  process.stdin.resume().on('end', () => {
    for (const worker of workers) worker.kill();
    process.exit();
  });
}

await (cluster.isPrimary ? lead(Number(process.argv[2])) : serve());
