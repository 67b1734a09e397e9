// The tab's tenant in IndexedDB: its records by table and key, and the key they are sealed under.

// Pages of one origin under other paths are other tenants.
const place = new URL('.', location.href).pathname;
const databaseName = `tallygate:${place}`;

const outcome = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const finished = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });

function openDatabase() {
  const request = indexedDB.open(databaseName, 1);
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

export class Storage {
  static async open() {
    const storage = new Storage();
    try {
      storage.database = await openDatabase();
      await storage.read();
      storage.isKept = true;
    } catch (error) {
      // Private windows of some browsers: the tenant lives as long as its tab.
      storage.reason = String(error);
    }
    return storage;
  }

  database = null;
  isKept = false;
  reason = '';
  records = [];
  masterKey = randomHex(32);

  async read() {
    const transaction = this.database.transaction(['records', 'page'], 'readwrite');
    const page = transaction.objectStore('page');
    const [records, masterKey] = await Promise.all([
      outcome(transaction.objectStore('records').getAll()),
      outcome(page.get('master-key')),
    ]);
    this.records = records;
    if (masterKey) this.masterKey = masterKey;
    else page.put(this.masterKey, 'master-key');
    await finished(transaction);
  }

  // All of `changes` in one transaction; a change without document removes its record.
  async write(changes) {
    if (!this.database || changes.length === 0) return;
    const transaction = this.database.transaction('records', 'readwrite', { durability: 'strict' });
    const records = transaction.objectStore('records');
    for (const { table, key, document } of changes) {
      if (document === null) records.delete([table, key]);
      else records.put({ table, key, document });
    }
    transaction.commit?.();
    await finished(transaction);
  }

  async erase() {
    if (!this.database) return;
    this.database.close();
    this.database = null;
    await outcome(indexedDB.deleteDatabase(databaseName));
  }
}

// One tab at a time works on the tenant. Resolves with true, and calls onLost() when another tab took over later; or
// with false when another tab has it. Browsers without Web Locks cannot know.
export function claimTenant(onAsked, onLost, { steal = false } = {}) {
  if (!navigator.locks) return Promise.resolve(true);
  const asks = new BroadcastChannel(databaseName);
  return new Promise((resolve) => {
    const options = steal ? { steal: true } : { ifAvailable: true };
    const held = navigator.locks.request(databaseName, options, (lock) => {
      if (!lock) {
        resolve(false);
        return undefined;
      }
      resolve(true);
      return new Promise((release) => {
        asks.onmessage = async ({ data }) => {
          if (data !== 'give') return;
          await onAsked();
          asks.postMessage('given');
          release();
          onLost();
        };
      });
    });
    held.catch(onLost);
  });
}

// Asks the tab that has the tenant to save and let go; resolves when it did, or after two seconds.
export function askForTenant() {
  const asks = new BroadcastChannel(databaseName);
  return new Promise((resolve) => {
    asks.onmessage = ({ data }) => data === 'given' && resolve();
    setTimeout(resolve, 2000);
    asks.postMessage('give');
  });
}
