// The snippets of Quick Start run as they stand: copied with the dashboard's button, and run against the server.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';

import { manager, temporaryFolder } from '../npm/server.mjs';
import { launch } from './support/browser.mjs';
import { Dashboard } from './support/dashboard.mjs';
import { startEmptyServer } from './support/screens.mjs';

const runProgram = promisify(execFile);
const runSecondsMax = 20;
const application = 'Nightly report';

let browser, server, dashboard, folder;

before(async () => {
  [browser, server, folder] = await Promise.all([launch(), startEmptyServer(), temporaryFolder()]);
  const manage = await manager(server);
  const { client_id } = await manage('POST', 'clients', {
    name: application, app_type: 'non_interactive', grant_types: ['client_credentials'],
    token_endpoint_auth_method: 'client_secret_post' });
  await manage('POST', 'client-grants', {
    client_id, audience: server.ready.management_api, scope: ['read:clients'] });
  dashboard = await Dashboard.open(browser, server.ready.dashboard_url);
  await dashboard.visit(`#/applications/${client_id}/quickstart`);
});
after(async () => {
  await dashboard?.close();
  await browser?.close();
  await server?.stop();
  await folder?.remove();
});

// What the copy button of the first (the token request) or second (the call of the API) block gives.
async function copied(language, nth) {
  const { page } = dashboard;
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await dashboard.click('button', `Copy ${language}`, { nth });
  await page.waitForFunction(async () => (await navigator.clipboard.readText()) !== '');
  return page.evaluate(() => navigator.clipboard.readText());
}

async function output(program, file, code, environment = {}) {
  const path = join(folder.path, file);
  await writeFile(path, code);
  const { stdout } = await runProgram(program, [path], {
    timeout: runSecondsMax * 1000, env: { ...process.env, ...environment } });
  return stdout;
}

async function snippets(language) {
  await dashboard.click('radio', language);
  return [await copied(language, 0), await copied(language, 1)];
}

const names = (text) => JSON.parse(text).map(({ name }) => name);

test('cURL: the request prints a token, and the call lists the applications with it', { timeout: 120000 }, async () => {
  const [request, call] = await snippets('cURL');
  const { access_token: token } = JSON.parse(await output('bash', 'request.sh', request));
  const clients = await output('bash', 'call.sh', call, { ACCESS_TOKEN: token });
  assert.ok(names(clients).includes(application), clients);
});

test('Node.js: request and call, one after the other, list the applications', { timeout: 120000 }, async () => {
  const code = (await snippets('Node.js')).join('\n');
  const clients = await output('node', 'snippet.mjs', `${code}\nconsole.log(await answer.text());\n`);
  assert.ok(names(clients).includes(application), clients);
});

test('Python: request and call, one after the other, list the applications', { timeout: 120000 }, async () => {
  const code = (await snippets('Python')).join('\n');
  const clients = await output('/usr/bin/python3', 'snippet.py', `${code}\nprint(answer.text)\n`);
  assert.ok(names(clients).includes(application), clients);
});
