// What a new user does first: an API with two scopes, an application for it, a token, a refusal, and both in the log.
import assert from 'node:assert/strict';

export const api = { name: 'Reports API', identifier: 'https://reports.example.com/' };
export const application = 'Nightly report';

export async function createApi(dashboard) {
  await dashboard.click('link', 'APIs');
  await dashboard.sees('APIs', { role: 'heading' });
  await dashboard.click('button', 'Create API');
  await dashboard.write('Name', api.name);
  await dashboard.write('Identifier', api.identifier);
  await dashboard.click('button', 'Create API');
  await dashboard.sees(api.name, { role: 'heading' });
  await dashboard.click('tab', 'Permissions');
  for (const [scope, description] of [['read:reports', 'Read reports'], ['write:reports', 'Write reports']]) {
    await dashboard.write('Scope', scope);
    await dashboard.write('Description', description);
    await dashboard.click('button', 'Add');
    await dashboard.sees(`${scope} added.`);
  }
}

// The three steps: type, API, scopes; the Management API is in the list already.
export async function createApplication(dashboard, target = api.name, scope = 'read:reports', { search } = {}) {
  await dashboard.click('link', 'Applications');
  await dashboard.click('button', 'Create Application');
  await dashboard.write('Name', application);
  await dashboard.click('radio', 'Machine to Machine');
  await dashboard.click('button', 'Continue');
  await dashboard.sees('Management API', { role: 'radio' });
  await dashboard.click('radio', target);
  await dashboard.click('button', 'Continue');
  if (search) await dashboard.write('Search scopes', search);
  if (scope) await dashboard.click('checkbox', scope);
  await dashboard.click('button', 'Create application');
  await dashboard.sees(application, { role: 'heading' });
  await dashboard.sees('Quick Start');
}

export async function takeToken(dashboard, audience = api.identifier, scope = 'read:reports') {
  await dashboard.click('button', 'Try it');
  await dashboard.sees('200 OK');
  await dashboard.reads('RS256');
  await dashboard.reads(audience);
  await dashboard.reads(scope);
}

export async function askForTooMuch(dashboard, scope = 'write:reports') {
  await dashboard.write('Scope (optional)', scope);
  await dashboard.click('button', 'Try it');
  await dashboard.sees(/^Refused: 40[03] /);
  await dashboard.reads('Why');
  await dashboard.reads(/Refused here/);
}

export async function changeGrant(dashboard) {
  await dashboard.click('tab', 'APIs');
  const name = `Authorize for ${api.name}`;
  await dashboard.click('switch', name);
  await dashboard.sees(`No longer authorized for ${api.name}`);
  await dashboard.click('switch', name);
  await dashboard.sees(`Authorized for ${api.name}.`);
  assert.equal((await dashboard.find('switch', name)).checked, true);
  for (const scope of ['read:reports', 'write:reports']) await dashboard.click('checkbox', scope);
  await dashboard.click('button', 'Update scopes');
  await dashboard.sees('2 of 2 scopes');
}

export async function findInLogs(dashboard) {
  await dashboard.click('link', 'Logs');
  await dashboard.sees('Failed exchange');
  await dashboard.sees('Success exchange');
}

export async function findInUsage(dashboard) {
  await dashboard.click('link', 'Usage');
  await dashboard.sees(/^1 token\b/);
  await dashboard.sees(/^Tokens by hour and day in .*: 1 token/, { role: 'img' });
}
