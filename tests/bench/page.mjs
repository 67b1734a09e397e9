// How fast the static page is there, and how still it is afterwards, in a real browser.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { chromium } from 'playwright-core';

import { pageFiles, pageFolder } from './sizes.mjs';

const turns = 5;
const idleSeconds = 3;
const launch = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync',
    '--disable-component-update', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
};
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml', '.ttf': 'font/ttf', '.json': 'application/json' };

// A static host as they are: everything compressed beforehand, and nothing for the browser to keep.
async function serve(folder) {
  const files = new Map();
  for (const name of await pageFiles(folder)) files.set(`/${name}`, gzipSync(await readFile(join(folder, name))));
  files.set('/', files.get('/index.html'));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const octets = files.get(decodeURIComponent(pathname));
    if (!octets) {
      response.writeHead(404).end();
      return;
    }
    const type = types[extname(pathname) || '.html'] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip', 'cache-control': 'no-store' });
    response.end(octets);
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return server;
}

async function coldStart(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(address);
  const interactive = await page.waitForFunction(
    () => performance.getEntriesByName('tallygate-interactive')[0]?.startTime, undefined, { timeout: 60000 });
  return { context, page, milliseconds: await interactive.jsonValue() };
}

// { interactive: milliseconds since navigation, one for each cold start; idleFramesPerSecond }
export async function measurePage() {
  const server = await serve(pageFolder);
  const browser = await chromium.launch(launch);
  try {
    const address = `http://127.0.0.1:${server.address().port}/`;
    const interactive = [];
    for (let turn = 1; turn < turns; turn += 1) {
      const { context, milliseconds } = await coldStart(browser, address);
      interactive.push(milliseconds);
      await context.close();
    }
    const { page, milliseconds } = await coldStart(browser, address);
    interactive.push(milliseconds);
    return { interactive, idleFramesPerSecond: await idleFrames(page) };
  } finally {
    await browser.close();
    server.close();
  }
}

// Frames drawn while nobody does anything, once the page has settled.
async function idleFrames(page) {
  const frames = () => page.evaluate(() => window.tallygate.frames);
  const wait = (seconds) => new Promise((resolve) => { setTimeout(resolve, seconds * 1000); });
  await wait(3);
  const before = await frames();
  await wait(idleSeconds);
  return ((await frames()) - before) / idleSeconds;
}
