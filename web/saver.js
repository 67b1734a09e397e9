// Brings the tab's tenant into its storage: one transaction after the other, in the order of the changes. What could
// not be stored waits here, and goes with the next attempt.
import { StorageEmptied } from './storage.js';

function troubleOf(error) {
  if (error?.name === 'QuotaExceededError') return 'full';
  if (error?.name === 'InvalidStateError') return 'closed';
  return 'refused';
}

export class Saver {
  // `storage` has write(changes, { everything }) and onClosed; `collect(everything)` gives the records that changed
  // since it was called last, or all there are; `tell(trouble, detail, isUnderWay)` is called when any of them changes.
  constructor(storage, collect, tell) {
    this.storage = storage;
    this.collect = collect;
    this.tell = tell;
    this.waiting = new Map();
    this.last = Promise.resolve(true);
    this.trouble = '';
    storage.onClosed = () => this.failed({ name: 'InvalidStateError', message: '' });
  }

  // Resolves with whether everything is stored.
  save() {
    this.take(false);
    if (this.trouble) this.tell(this.trouble, this.detail, true);
    this.last = this.last.then(() => this.attempt());
    return this.last;
  }

  take(everything) {
    if (everything) this.waiting.clear();
    for (const change of this.collect(everything)) this.waiting.set(JSON.stringify([change.table, change.key]), change);
  }

  async attempt() {
    if (this.waiting.size === 0 && !this.trouble) return true;
    const batch = new Map(this.waiting);
    try {
      await this.storage.write([...batch.values()]);
    } catch (error) {
      if (!(error instanceof StorageEmptied)) return this.failed(error);
      return this.attemptEverything();
    }
    return this.succeeded(batch);
  }

  // Nothing that was stored before is there any more.
  async attemptEverything() {
    this.take(true);
    const batch = new Map(this.waiting);
    try {
      await this.storage.write([...batch.values()], { everything: true });
    } catch (error) {
      return this.failed(error);
    }
    return this.succeeded(batch);
  }

  succeeded(batch) {
    for (const [place, change] of batch) if (this.waiting.get(place) === change) this.waiting.delete(place);
    if (this.trouble) this.tell('', '', false);
    this.trouble = '';
    return true;
  }

  failed(error) {
    this.trouble = troubleOf(error);
    this.detail = error?.message || String(error?.name ?? '');
    this.tell(this.trouble, this.detail, false);
    return false;
  }
}
