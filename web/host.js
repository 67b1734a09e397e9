// What the core asks of the browser (src/wasm/host.h), and the frame loop: a frame is drawn only when input, animation,
// data or time asks for one.
import { makeKeyPair } from './key_pair.js';
import { pack, unpack } from './packing.js';
import { showNotice } from './notice.js';
import { Saver } from './saver.js';

const saveDelayMs = 400;

export class Host {
  constructor(canvas, tenant) {
    this.canvas = canvas;
    this.tenant = tenant;
    this.isServer = tenant.isServer;
    this.records = tenant.records ?? [];
    this.isApple = /Mac|iPhone|iPad/.test(navigator.platform);
    this.isRunning = false;
    this.frames = 0;
    this.kept = [];
    this.given = [];
    this.isStopped = false;
    this.turns = { packed: 0, unpacked: 0 };
    this.keyPairs = new Map();
    this.keyPairsAsked = 0;
    this.results = { packed: null, unpacked: null };
  }

  start(core, mirror) {
    this.core = core;
    this.mirror = mirror;
    this.isRunning = true;
    window.tallygate = {
      get frames() {
        return host.frames;
      },
      get nodes() {
        return mirror.nodes;
      },
      saved: () => host.saved(),
    };
    const host = this;
    if (!this.isServer) this.saver = this.makeSaver();
    this.listen();
    this.tenant.saveNow = () => this.saveNow();
    const { lost } = this.tenant;
    this.tenant.lost = () => this.stop(lost);
    core.open(location.hash);
    this.requestFrame();
    if (this.wantsKey) this.makeSigningKey();
    if (this.wantsSave) this.changed();
    if (this.wantsWork) this.runLater();
  }

  // Nothing runs any more: another tab has the tenant, or the core broke.
  stop(then) {
    this.isRunning = false;
    this.isStopped = true;
    cancelAnimationFrame(this.request);
    clearTimeout(this.wake);
    then();
  }

  listen() {
    new ResizeObserver(() => this.requestFrame()).observe(this.canvas);
    addEventListener('hashchange', () => this.core.open(location.hash));
    addEventListener('popstate', () => this.core.open(location.hash));
    addEventListener('pagehide', () => this.saveNow());
    addEventListener('beforeunload', (event) => {
      if (!this.isStopped && this.saver?.trouble) event.preventDefault();
    });
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) this.saveNow();
      else this.requestFrame();
    });
    for (const query of ['(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)'])
      matchMedia(query).addEventListener('change', () => this.requestFrame());
    this.watchPixelRatio();
    this.canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      this.isRunning = false;
    });
    this.canvas.addEventListener('webglcontextrestored', () => {
      this.core.call('context_restored');
      this.isRunning = true;
      this.requestFrame();
    });
  }

  watchPixelRatio() {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => {
      this.requestFrame();
      this.watchPixelRatio();
    }, { once: true });
  }

  // Frames.

  requestFrame() {
    if (!this.isRunning || this.request) return;
    clearTimeout(this.wake);
    this.request = requestAnimationFrame(() => {
      this.request = 0;
      this.frameNow();
    });
  }

  frameNow() {
    if (!this.isRunning) return;
    const ratio = devicePixelRatio;
    const { clientWidth, clientHeight } = this.canvas;
    const width = Math.max(1, Math.round(clientWidth * ratio));
    const height = Math.max(1, Math.round(clientHeight * ratio));
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
    this.frames += 1;
    const next = this.core.frame(width / ratio, height / ratio, ratio, performance.now() / 1000);
    if (this.frames === 1) this.showFirstFrame();
    this.mirror.catchUp();
    clearTimeout(this.wake);
    if (next === 0) this.requestFrame();
    else if (next > 0) this.wake = setTimeout(() => this.requestFrame(), Math.min(next * 1000, 2 ** 31 - 1));
  }

  showFirstFrame() {
    this.canvas.classList.add('painted');
    document.getElementById('skeleton').hidden = true;
    performance.mark('tallygate-interactive');
  }

  runLater() {
    this.wantsWork = true;
    if (!this.core || this.turn) return;
    this.turn = setTimeout(() => {
      this.turn = 0;
      if (!this.isStopped) this.core.work();
    }, 0);
  }

  // What the canvas shows, beside its pixels.

  showMirror(json) {
    this.mirror.show(JSON.parse(json));
    document.title = this.mirror.title ? `${this.mirror.title} · Tallygate` : 'Tallygate';
  }

  showCursor(name) {
    this.canvas.style.cursor = name;
  }

  showAddress(address) {
    if (location.hash === address) return;
    const replaces = !location.hash;
    history[replaces ? 'replaceState' : 'pushState'](null, '', address || location.pathname);
  }

  fail(explanation) {
    this.hasFailed = true;
    const startOver = ['Start over', () => this.reset()];
    showNotice({
      title: 'The tenant in this browser could not be opened',
      text: explanation,
      actions: [['Load again', () => location.reload()], ...(this.isServer ? [] : [startOver])],
    });
  }

  // The tenant.

  changed() {
    this.wantsSave = true;
    if (this.core && !this.saveTimer) this.saveTimer = setTimeout(() => this.saveNow(), saveDelayMs);
  }

  keep(table, key, document) {
    this.kept.push({ table, key, document });
  }

  makeSaver() {
    const collect = (everything) => {
      this.core.save(everything);
      return this.kept.splice(0);
    };
    return new Saver(this.tenant.storage, collect, (...state) => {
      if (!this.isStopped) this.core.tellStorage(...state);
    });
  }

  // Resolves when all that has changed so far was given to the storage.
  async saved() {
    while (this.saveTimer) await new Promise((resolve) => { setTimeout(resolve, 50); });
    return this.saver?.last ?? true;
  }

  // Resolves with whether nothing is left to be saved.
  saveNow() {
    clearTimeout(this.saveTimer);
    this.saveTimer = 0;
    if (this.isStopped || !this.saver) return Promise.resolve(true);
    return this.saver.save();
  }

  reset() {
    this.stop(() => this.tenant.reset());
  }

  // The page's tenants.

  listTenants(id) {
    return this.answer(id, this.tenant.tenants.list(this.tenant.name));
  }
  makeTenant(id, name, masterKey) {
    // A copy, which has the same key, lives at the same time: it would run backwards otherwise.
    const clock = masterKey === this.tenant.masterKey ? this.tenant.storage.clock : '';
    return this.answer(id, this.tenant.tenants.make(name, masterKey, clock, this.given.splice(0)));
  }
  // The one that is shown goes with the page.
  removeTenant(id, name) {
    if (name === this.tenant.name) this.stop(() => this.tenant.leave());
    else this.answer(id, this.tenant.tenants.remove(name));
  }

  keepClock(state) {
    this.tenant.storage.writeClock(state).catch(() => {});
  }

  async answer(id, outcome) {
    const [status, json] = await outcome.catch((error) =>
      [507, { error: 'not_kept', message: error.message || String(error.name) }]);
    this.core.response(id, status, 'content-type: application/json\n', json ? JSON.stringify(json) : '');
  }

  makeSigningKey() {
    this.wantsKey = true;
    if (this.core) this.tenant.makeSigningKey().then((der) => this.core.signingKey(der));
  }

  // The number by which the pair lies in keyPairs once it is there.
  makeKeyPair(algorithm) {
    const number = this.keyPairsAsked += 1;
    makeKeyPair(algorithm).then((pair) => {
      this.keyPairs.set(number, pair);
      this.requestFrame();
    });
    return number;
  }

  // `most`: how long the text may be that comes back from what was packed; 0: it is to be packed.
  async pack(text, most) {
    const kind = most ? 'unpacked' : 'packed';
    const turn = this.turns[kind] += 1;
    this.results[kind] = null;
    const result = await (most ? unpack(text, most) : pack(text)).catch(() => '');
    if (turn !== this.turns[kind]) return;
    this.results[kind] = result;
    this.requestFrame();
  }

  takePacked(unpacked) {
    const kind = unpacked ? 'unpacked' : 'packed';
    const result = this.results[kind];
    this.results[kind] = null;
    return result;
  }

  async send(id, method, target, headerLines, body) {
    const headers = new Headers(headerLines.split('\n').filter(Boolean).map((line) => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)];
    }));
    try {
      const hasBody = method !== 'GET' && method !== 'HEAD';
      const response = await this.tenant.send(method, target, headers, hasBody ? body : undefined);
      const lines = [...response.headers].map(([name, value]) => `${name}: ${value}\n`).join('');
      this.core.response(id, response.status, lines, await response.text());
    } catch (error) {
      this.core.response(id, 0, '', error.message);
    }
  }

  // Texts into the core's memory.

  give(which) {
    const pageAddress = location.origin + location.pathname;
    return this.memory.give({ pageAddress, ...this.tenant }[which] ?? '');
  }
  giveRecord(index, part) {
    return this.memory.give(this.records[index][['table', 'key', 'document'][part]]);
  }
  giveSetting(key) {
    try {
      return this.memory.give(localStorage.getItem(`tallygate-${key}`) ?? '');
    } catch {
      return this.memory.give('');
    }
  }
  setSetting(key, value) {
    try {
      localStorage.setItem(`tallygate-${key}`, value);
    } catch {
      // Private windows of some browsers: the setting lives as long as its tab.
    }
  }

  // The person's machine.

  copyText(text) {
    if (this.isCopying) this.copied = text;
    else if (navigator.clipboard) navigator.clipboard.writeText(text).catch(() => this.copyByCommand(text));
    else this.copyByCommand(text);
  }

  // For pages from plain http, which have no clipboard but the one in the browser's own event.
  copyByCommand(text) {
    const put = (event) => {
      event.clipboardData.setData('text/plain', text);
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    document.addEventListener('copy', put, { once: true, capture: true });
    document.execCommand('copy');
  }

  copiedDuring(act) {
    this.isCopying = true;
    this.copied = '';
    act();
    this.isCopying = false;
    return this.copied;
  }

  openLink(url) {
    window.open(url, '_blank', 'noopener');
  }

  async goTo(url) {
    await this.saveNow();
    location.assign(url);
  }

  pickFile(types) {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = types;
    input.onchange = async () => {
      const [file] = input.files;
      if (!file) return;
      this.file = { name: file.name, content: await file.text() };
      this.requestFrame();
    };
    input.click();
  }

  saveFile(name, type, content) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  prefersDark() {
    return matchMedia('(prefers-color-scheme: dark)').matches;
  }
  prefersReducedMotion() {
    return matchMedia('(prefers-reduced-motion: reduce)').matches;
  }
}
