// What a new user does first: an API with two scopes, an application for it, a token, a refusal, and both in the log.

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

export async function createApplication(dashboard) {
  await dashboard.click('link', 'Applications');
  await dashboard.click('button', 'Create Application');
  await dashboard.write('Name', application);
  await dashboard.click('radio', 'Machine to Machine');
  await dashboard.click('button', 'Continue');
  await dashboard.sees(/Management API/, { role: 'radio' });
  await dashboard.click('radio', api.name);
  await dashboard.click('button', 'Continue');
  await dashboard.click('checkbox', 'read:reports');
  await dashboard.click('button', 'Create application');
  await dashboard.sees(application, { role: 'heading' });
}
