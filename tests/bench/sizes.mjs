// What a browser transfers to show the page: every file of build/page/, compressed as a static host would.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { root } from '../npm/server.mjs';

export const pageFolder = join(root, 'build', 'page');

export async function pageFiles(folder = pageFolder, prefix = '') {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true });
  const nested = await Promise.all(entries.map((entry) => {
    const name = join(prefix, entry.name);
    return entry.isDirectory() ? pageFiles(folder, name) : [name];
  }));
  return nested.flat().filter((name) => !/\.(gz|br|map)$/.test(name));
}

// The largest files and the sum: [{ name, gzip, goal }].
export async function pageSizes() {
  const sizes = await Promise.all((await pageFiles()).map(async (name) => ({
    name, goal: '', gzip: gzipSync(await readFile(join(pageFolder, name)), { level: 9 }).length })));
  const largest = [...sizes].sort((a, b) => b.gzip - a.gzip).slice(0, 3);
  return [...largest, { name: 'all of it', gzip: sizes.reduce((sum, { gzip }) => sum + gzip, 0), goal: '≤ 1 300 kB' }];
}
