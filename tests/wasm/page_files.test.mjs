// The finished page as files: small enough, at home under any path of any host, closed to foreign code.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';

import { pageFolder } from '../browser/support/page_folder.mjs';

const transferBytesMax = 1.3 * 1024 * 1024;
const read = (name) => readFile(join(pageFolder, name), 'utf8');
const files = (await readdir(pageFolder)).filter((name) => !name.endsWith('.gz'));

test('all of the page is at most 1.3 MB when packed', async () => {
  let total = 0;
  for (const name of files) total += gzipSync(await readFile(join(pageFolder, name)), { level: 9 }).length;
  assert.ok(total <= transferBytesMax, `${total} bytes`);
});

test('every file that the page names is there, and named relative to the page', async () => {
  const named = [];
  const html = await read('index.html');
  for (const [, url] of html.matchAll(/(?:href|src)="([^"]+)"/g)) named.push(url);
  for (const name of files.filter((each) => each.endsWith('.js') && each !== 'tallygate.js'))
    for (const [, url] of (await read(name)).matchAll(/from '([^']+)'/g)) named.push(url);
  assert.ok(named.length > 10);
  for (const url of named) {
    assert.doesNotMatch(url, /^(\/|[a-z]+:)/, `${url} is not relative`);
    assert.ok(existsSync(join(pageFolder, url)), `${url} is missing`);
  }
});

test('no script stands in the page itself, and none is made from text', async () => {
  const html = await read('index.html');
  assert.doesNotMatch(html, /<script(?![^>]*\bsrc=)/);
  assert.doesNotMatch(html, /\son[a-z]+=/);
  assert.match(html, /script-src 'self' 'wasm-unsafe-eval';/);
  assert.doesNotMatch(html, /'unsafe-(inline|eval)'/);
  for (const name of files.filter((each) => each.endsWith('.js')))
    assert.doesNotMatch(await read(name), /\beval\(|new Function\(/, name);
});

test('the progress bar knows how long the core is', async () => {
  const [, bytes] = /data-bytes="(\d+)"/.exec(await read('index.html'));
  assert.equal(Number(bytes), (await readFile(join(pageFolder, 'tallygate.wasm'))).length);
});

test('what servers send packed is what they would send plain', async () => {
  const packed = (await readdir(pageFolder)).filter((name) => name.endsWith('.gz'));
  for (const name of packed) {
    const plain = await readFile(join(pageFolder, name.slice(0, -3)));
    assert.ok(gunzipSync(await readFile(join(pageFolder, name))).equals(plain), name);
  }
});
