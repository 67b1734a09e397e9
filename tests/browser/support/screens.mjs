// A tenant with something in it, and the address of every screen.
import * as journey from './journey.mjs';

export async function fill(dashboard) {
  await journey.createApi(dashboard);
  await journey.createApplication(dashboard);
  await journey.takeToken(dashboard);
  await journey.askForTooMuch(dashboard);
}

// With the ids that this tenant has; fill() was done last.
export async function addresses(dashboard) {
  const hash = () => dashboard.page.evaluate(() => window.location.hash);
  const application = /#\/applications\/([^/]+)/.exec(await hash())[1];
  await dashboard.click('link', 'APIs');
  await dashboard.click('link', new RegExp(journey.api.name));
  await dashboard.sees(journey.api.name, { role: 'heading' });
  const api = /#\/apis\/([^/]+)/.exec(await hash())[1];
  await dashboard.click('link', 'Logs');
  await dashboard.click('link', /^Failed exchange/);
  await dashboard.sees('Refused here');
  const event = await hash();
  return {
    start: '#/start',
    applications: '#/applications',
    'create-application': '#/applications/new',
    'application-quickstart': `#/applications/${application}/quickstart`,
    'application-settings': `#/applications/${application}/settings`,
    'application-credentials': `#/applications/${application}/credentials`,
    'application-quota': `#/applications/${application}/quota`,
    'application-apis': `#/applications/${application}/apis`,
    apis: '#/apis',
    'create-api': '#/apis/new',
    'api-settings': `#/apis/${api}/settings`,
    'api-permissions': `#/apis/${api}/permissions`,
    'api-applications': `#/apis/${api}/applications`,
    logs: '#/logs',
    'log-event': event,
    usage: '#/usage',
    keys: '#/keys',
    organizations: '#/organizations',
    settings: '#/settings',
    'not-found': '#/nowhere',
  };
}
