// The page's tenants in IndexedDB, each in a database: its records by table and key, and the key they are sealed under.

// Pages of one origin under other paths have other tenants.
const place = new URL('.', location.href).pathname;
// A path has no '#' in it.
const databaseOf = (tenant) => `tallygate:${place}${tenant && `#${tenant}`}`;

const outcome = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const finished = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = ({ target }) => reject(target.error);
    transaction.onabort = () => reject(transaction.error ?? new DOMException('The browser gave it up.', 'AbortError'));
  });

function openDatabase(tenant) {
  const request = indexedDB.open(databaseOf(tenant), 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('records', { keyPath: ['table', 'key'] });
    request.result.createObjectStore('page');
  };
  return outcome(request);
}

function randomHex(size) {
  const octets = crypto.getRandomValues(new Uint8Array(size));
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('');
}

// The names of the tenants that this browser keeps, but for the one without a name.
export async function tenantNames() {
  const start = databaseOf('') + '#';
  const databases = (await indexedDB.databases?.()) ?? [];
  return databases.filter(({ name }) => name.startsWith(start)).map(({ name }) => name.slice(start.length)).sort();
}

// A tenant of these records: all of it, or none.
export async function makeTenant(tenant, masterKey, clock, records) {
  const database = await openDatabase(tenant);
  try {
    const transaction = database.transaction(['records', 'page'], 'readwrite', { durability: 'strict' });
    const done = finished(transaction);
    transaction.objectStore('page').put(masterKey, 'master-key');
    transaction.objectStore('page').put(clock, 'clock');
    for (const record of records) transaction.objectStore('records').put(record);
    transaction.commit?.();
    await done;
    database.close();
  } catch (error) {
    database.close();
    await eraseTenant(tenant);
    throw error;
  }
}

export const eraseTenant = (tenant) => outcome(indexedDB.deleteDatabase(databaseOf(tenant)));

// The database is there again, but what it held is not.
export class StorageEmptied extends Error {}

export class Storage {
  static async open(tenant) {
    const storage = new Storage(tenant);
    try {
      await storage.connect();
      await storage.read();
      storage.isKept = true;
    } catch {
      // Private windows of some browsers: the tenant lives as long as its tab.
      storage.database = null;
    }
    return storage;
  }

  constructor(tenant) {
    this.tenant = tenant;
  }

  database = null;
  isKept = false;
  isEmptied = false;
  onClosed = () => {};
  records = [];
  clock = '';
  masterKey = randomHex(32);

  async connect() {
    this.database = await openDatabase(this.tenant);
    // By the browser, when site data is cleared or its disk fails.
    this.database.onclose = () => {
      this.database = null;
      this.onClosed();
    };
  }

  async read() {
    const transaction = this.database.transaction(['records', 'page'], 'readwrite');
    const page = transaction.objectStore('page');
    const [records, masterKey, clock] = await Promise.all([
      outcome(transaction.objectStore('records').getAll()),
      outcome(page.get('master-key')),
      outcome(page.get('clock')),
    ]);
    this.records = records;
    this.clock = clock ?? '';
    if (masterKey) this.masterKey = masterKey;
    else page.put(this.masterKey, 'master-key');
    await finished(transaction);
  }

  // At once; what cannot be stored now goes with the records of the new time.
  async writeClock(state) {
    this.clock = state;
    if (!this.isKept || !this.database) return;
    const transaction = this.database.transaction('page', 'readwrite', { durability: 'strict' });
    transaction.objectStore('page').put(state, 'clock');
    await finished(transaction);
  }

  // The database was closed: opens it again, and sees whether what it held is still there.
  async reconnect() {
    await this.connect();
    const page = this.database.transaction('page').objectStore('page');
    this.isEmptied = (await outcome(page.get('master-key'))) !== this.masterKey;
  }

  // All of `changes` in one transaction, or none; a change without document removes its record. With `everything` they
  // are the whole tenant. A page that is being left has no turn but this one: nothing may be waited for before.
  async write(changes, { everything = false } = {}) {
    if (!this.isKept) return;
    if (!this.database) await this.reconnect();
    if (this.isEmptied && !everything) throw new StorageEmptied();
    const transaction = this.database.transaction(['records', 'page'], 'readwrite', { durability: 'strict' });
    const done = finished(transaction);
    try {
      this.put(transaction, changes, everything);
      transaction.commit?.();
    } catch (error) {
      done.catch(() => {});
      transaction.abort();
      throw error;
    }
    await done;
    this.isEmptied = false;
  }

  put(transaction, changes, everything) {
    const records = transaction.objectStore('records');
    if (everything) {
      records.clear();
      transaction.objectStore('page').put(this.masterKey, 'master-key');
    }
    // What is stored is never later than the clock that is found again.
    transaction.objectStore('page').put(this.clock, 'clock');
    for (const { table, key, document } of changes) {
      if (document === null) records.delete([table, key]);
      else records.put({ table, key, document });
    }
  }

  async erase() {
    if (!this.isKept) return;
    this.database?.close();
    this.database = null;
    await eraseTenant(this.tenant);
  }
}

// One tab at a time works on the tenant. Resolves with true, and calls onLost() when another tab took over later; or
// with false when another tab has it. onAsked() saves, and says whether it could. Browsers without Web Locks cannot
// know.
export function claimTenant(tenant, onAsked, onLost, { steal = false } = {}) {
  if (!navigator.locks) return Promise.resolve(true);
  const asks = new BroadcastChannel(databaseOf(tenant));
  return new Promise((resolve) => {
    const options = steal ? { steal: true } : { ifAvailable: true };
    const held = navigator.locks.request(databaseOf(tenant), options, (lock) => {
      if (!lock) {
        resolve(false);
        return undefined;
      }
      resolve(true);
      return new Promise((release) => {
        asks.onmessage = async ({ data }) => {
          if (data !== 'give') return;
          if (!(await onAsked())) {
            asks.postMessage('kept');
            return;
          }
          asks.postMessage('given');
          release();
          onLost();
        };
      });
    });
    held.catch(onLost);
  });
}

// Asks the tab that has the tenant to save and let go. Resolves with true when it did or when no answer came within two
// seconds, with false when it could not save.
export function askForTenant(tenant) {
  const asks = new BroadcastChannel(databaseOf(tenant));
  return new Promise((resolve) => {
    asks.onmessage = ({ data }) => {
      if (data === 'given' || data === 'kept') resolve(data === 'given');
    };
    setTimeout(() => resolve(true), 2000);
    asks.postMessage('give');
  });
}
