// Keys and certificates: an application's, made in the page or pasted, and the tenant's, rotated in the tab.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { createOrders, temporaryFolder } from '../npm/server.mjs';
import { selfSigned } from '../npm/support/openssl.mjs';
import { launch } from './support/browser.mjs';
import { Dashboard } from './support/dashboard.mjs';
import { pageFolder } from './support/page_folder.mjs';
import { startEmptyServer } from './support/screens.mjs';
import { serveFolder } from './support/static_server.mjs';

const view = { height: 1400 };

let browser, server, orders, folder;
before(async () => {
  [browser, server, folder] = await Promise.all([launch(), startEmptyServer(), temporaryFolder()]);
  orders = await createOrders(server);
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await folder?.remove();
});

async function withCredentials(work) {
  const dashboard = await Dashboard.open(browser, server.ready.dashboard_url, view);
  try {
    await dashboard.visit(`#/applications/${orders.application.client_id}/credentials`);
    await work(dashboard);
    dashboard.assertNoComplaints();
  } finally {
    await dashboard.close();
  }
}

async function useMethod(dashboard, method) {
  await dashboard.click('button', /^Method: /);
  await dashboard.click('option', method);
  await dashboard.click('button', 'Save changes');
  await dashboard.sees('In use');
}

const shown = async () => orders.manage('GET', `clients/${orders.application.client_id}`);

test('a key pair made in the page is used, its private half downloaded', { timeout: 120000 }, () =>
  withCredentials(async (dashboard) => {
    await dashboard.click('button', 'Algorithm: RS256');
    await dashboard.click('option', 'ES256');
    await dashboard.click('button', 'Generate a key pair');
    await dashboard.sees('Download the private key now');
    const download = dashboard.page.waitForEvent('download');
    await dashboard.click('button', 'Download private key');
    const pem = await readFile(await (await download).path(), 'utf8');
    assert.match(pem, /^-----BEGIN PRIVATE KEY-----\n/);
    await dashboard.click('button', 'Add');
    await dashboard.sees('“Public key” was added.');
    await useMethod(dashboard, 'Private Key JWT');
    assert.equal((await shown()).client_authentication_methods.private_key_jwt.credentials.length, 1);
  }));

test('a self-signed certificate is pasted, refused when it is none, and used for mTLS', { timeout: 120000 }, () =>
  withCredentials(async (dashboard) => {
    const { cert } = await selfSigned(folder.path, '/CN=nightly-export');
    await dashboard.click('radio', 'Certificate');
    await dashboard.write('Name (optional)', 'Export machine');
    const paste = async (text) => {
      await dashboard.click('textbox', 'Certificate (PEM)');
      await dashboard.page.keyboard.press('Control+a');
      await dashboard.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
      await dashboard.page.keyboard.press('Control+v');
      await dashboard.holds('Certificate (PEM)', text);
    };
    await paste('not a certificate');
    await dashboard.click('button', 'Add');
    await dashboard.sees('Paste the certificate as PEM.', { role: 'alert' });
    await paste(cert.trim());
    await dashboard.click('button', 'Add');
    await dashboard.sees('“Export machine” was added.');
    await useMethod(dashboard, 'mTLS, self-signed certificate');
    const { client_authentication_methods: methods } = await shown();
    const [{ id }] = methods.self_signed_tls_client_auth.credentials;
    const credential = await orders.manage('GET', `clients/${orders.application.client_id}/credentials/${id}`);
    assert.equal(credential.name, 'Export machine');
    assert.equal(credential.credential_type, 'x509_cert');
  }));

test('signing keys are rotated and revoked in the tab, and the dashboard goes on', { timeout: 120000 }, async () => {
  const files = await serveFolder(pageFolder);
  const dashboard = await Dashboard.open(browser, files.url, view);
  try {
    await dashboard.click('link', 'Keys');
    await dashboard.click('button', 'Rotate keys');
    await dashboard.click('button', 'Rotate keys');
    await dashboard.sees('The keys were rotated.');
    await dashboard.click('button', /^Revoke key /);
    await dashboard.click('button', 'Revoke key');
    await dashboard.sees(/^The key \S+ was revoked\.$/);
    await dashboard.click('link', 'Applications');
    await dashboard.sees('No applications yet');
    dashboard.assertNoComplaints();
  } finally {
    await dashboard.close();
    await files.close();
  }
});
