// A plain static file server, as any host of the page may be: no special headers, the page under a sub-path.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

// It knows nothing of wasm, as older hosts do.
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

// Resolves with { url, requests, close() }; the folder is served at /some/where/.
export async function serveFolder(folder, path = '/some/where/') {
  const requests = [];
  const server = createServer(async (request, response) => {
    requests.push(request.url);
    const { pathname } = new URL(request.url, 'http://localhost');
    const file = pathname.startsWith(path) ? normalize(pathname.slice(path.length) || 'index.html') : '..';
    try {
      if (file.startsWith('..')) throw new Error('outside');
      const content = await readFile(join(folder, file));
      response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://localhost:${server.address().port}${path}`;
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { url, requests, close };
}
