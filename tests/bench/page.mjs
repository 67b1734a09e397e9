// How fast the static page is there, and how still it is afterwards, in a real browser.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { chromium } from 'playwright-core';

import { pageFiles, pageFolder } from './sizes.mjs';

const turns = 5;
const idleSeconds = 3, playSeconds = 5;
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

// { interactive: milliseconds since navigation, one for each cold start; idleFramesPerSecond,
//   simulatingFramesPerSecond }
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
    const idleFramesPerSecond = await idleFrames(page);
    return { interactive, idleFramesPerSecond, simulatingFramesPerSecond: await simulatingFrames(page) };
  } finally {
    await browser.close();
    server.close();
  }
}

const wait = (seconds) => new Promise((resolve) => { setTimeout(resolve, seconds * 1000); });

// Frames drawn in a second, over some of them.
async function framesPerSecond(page, seconds) {
  const now = () => page.evaluate(() => [window.tallygate.frames, performance.now() / 1000]);
  const [frames, begun] = await now();
  await wait(seconds);
  const [drawn, ended] = await now();
  return (drawn - frames) / (ended - begun);
}

// While nobody does anything, once the page has settled.
async function idleFrames(page) {
  await wait(3);
  return framesPerSecond(page, idleSeconds);
}

// While a scenario of the gallery plays, and its charts grow.
async function simulatingFrames(page) {
  await page.evaluate(() => { window.location.hash = '#/simulator/well-behaved-fleet'; });
  const play = await page.waitForFunction(() => window.tallygate.nodes.find((node) => node.name === 'Play'), undefined,
    { timeout: 60000 });
  const { x, y, width, height } = await play.jsonValue();
  await page.mouse.click(x + width / 2, y + height / 2);
  await page.waitForFunction(() => window.tallygate.nodes.some((node) => node.name.startsWith('Running')), undefined,
    { timeout: 60000 });
  return framesPerSecond(page, playSeconds);
}
