// fetch over HTTPS with an authority of one's own and, where asked for, a client's certificate. Node's own fetch takes
// the former at the start of the process only, and the latter not at all.
import { Agent, request as httpsRequest } from 'node:https';

// Names under localhost are this machine (RFC 6761 section 6.3); not every system's resolver knows.
function lookup(host, options, callback) {
  if (options.all) callback(null, [{ address: '127.0.0.1', family: 4 }]);
  else callback(null, '127.0.0.1', 4);
}

export function httpsFetch({ ca, cert, key }) {
  const agent = new Agent({ ca, cert, key, lookup, keepAlive: true });
  return async (input, init = {}) => {
    const request = new Request(input, init);
    const body = Buffer.from(await request.arrayBuffer());
    const headers = { ...Object.fromEntries(request.headers), 'content-length': body.length };
    return new Promise((resolve, reject) => {
      const options = { method: request.method, headers, agent, signal: init.signal };
      const sent = httpsRequest(new URL(request.url), options, (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const hasBody = ![204, 304].includes(response.statusCode);
          const answer = new Response(hasBody ? Buffer.concat(parts) : null, {
            status: response.statusCode, headers: pairs(response.rawHeaders) });
          Object.defineProperty(answer, 'url', { value: request.url });
          resolve(answer);
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  };
}

function pairs(raw) {
  return Array.from({ length: raw.length / 2 }, (_, at) => [raw[2 * at], raw[2 * at + 1]]);
}
