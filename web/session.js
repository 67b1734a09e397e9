// The dashboard of a Tallygate server: its key, its token, and requests to it.

const keyPlace = 'tallygate-dashboard-key';

// The key comes once in the address, #key=…, and leaves it at once.
function takeKey() {
  const given = new URLSearchParams(location.hash.slice(1)).get('key');
  if (given) {
    sessionStorage.setItem(keyPlace, given);
    history.replaceState(null, '', location.pathname + location.search);
  }
  return sessionStorage.getItem(keyPlace) ?? '';
}

export class SessionError extends Error {
  constructor(kind, message) {
    super(message);
    this.kind = kind; // "no key", "wrong key", "unreachable"
  }
}

export class Session {
  static async open() {
    const session = new Session();
    await session.renew();
    return session;
  }

  key = takeKey();
  issuer = '';
  token = '';
  renewAt = 0;

  async renew() {
    if (!this.key) throw new SessionError('no key', 'This address carries no dashboard key.');
    let response;
    try {
      response = await fetch('admin/session', {
        method: 'POST',
        headers: { Authorization: `Bearer ${this.key}` },
      });
    } catch (error) {
      throw new SessionError('unreachable', String(error));
    }
    if (response.status === 401 || response.status === 403) {
      sessionStorage.removeItem(keyPlace);
      throw new SessionError('wrong key', 'The server does not know this dashboard key.');
    }
    if (!response.ok) throw new SessionError('unreachable', `The server answered ${response.status}.`);
    const answer = await response.json();
    this.token = answer.access_token;
    this.issuer = answer.issuer;
    this.renewAt = Date.now() + Math.max(0, answer.expires_in - 60) * 1000;
  }

  // Sends it; the Management API gets the dashboard's token when the request has none of its own.
  async send(method, target, headers, body) {
    if (target.startsWith('/admin/')) headers.set('authorization', `Bearer ${this.key}`);
    const ownToken = target.startsWith('/api/') && !headers.has('authorization');
    if (ownToken && Date.now() > this.renewAt) await this.renew();
    const attempt = () => {
      if (ownToken) headers.set('authorization', `Bearer ${this.token}`);
      return fetch(new URL(`.${target}`, document.baseURI), { method, headers, body, redirect: 'manual' });
    };
    let response = await attempt();
    // A server that was started anew has other tokens.
    if (ownToken && response.status === 401) {
      await this.renew();
      response = await attempt();
    }
    return response;
  }
}
