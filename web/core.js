// The core's exports as methods that take JavaScript's own strings.

const modifierControl = 2;
const modifierMeta = 8;

export class Core {
  // `module` is Emscripten's, `host` the page's; every call that may change what is seen asks for a frame.
  constructor(module, host) {
    this.module = module;
    this.host = host;
  }

  // Calls with strings as addresses, and frees them.
  call(name, ...given) {
    const kept = [];
    const passed = given.map((each) => {
      if (typeof each !== 'string') return each;
      kept.push(this.host.memory.give(each));
      return kept.at(-1);
    });
    const result = this.module[`_tallygate_${name}`](...passed);
    for (const address of kept) this.module._free(address);
    return result;
  }

  feed(name, ...given) {
    this.call(name, ...given);
    this.host.requestFrame();
  }

  frame(width, height, ratio, seconds) {
    return this.call('frame', width, height, ratio, seconds);
  }

  pointerMove(x, y, kind) {
    this.feed('pointer_move', x, y, kind);
  }
  pointerPress(x, y, kind, button, down) {
    this.feed('pointer_press', x, y, kind, button, down);
  }
  pointerLeave() {
    this.feed('pointer_leave');
  }
  wheel(x, y) {
    this.feed('wheel', x, y);
  }
  key(code, down, modifiers) {
    this.feed('key', code, down, modifiers);
  }
  type(text) {
    this.feed('text', text);
  }
  paste(text) {
    this.feed('paste', text);
  }
  pageFocus(focused) {
    this.feed('page_focus', focused);
  }
  press(id) {
    this.feed('press', id);
  }
  focus(id) {
    this.feed('focus', id);
  }
  open(address) {
    this.feed('open', address);
  }
  work() {
    this.call('work');
  }
  // The host's keep() is called for every record that changed, or for all there are.
  save(everything) {
    this.call('save', everything ? 1 : 0);
  }
  // How it goes with keeping them: '', 'full', 'closed' or 'refused'.
  tellStorage(trouble, detail, isUnderWay) {
    this.call('storage', ['', 'full', 'closed', 'refused'].indexOf(trouble), detail, isUnderWay ? 1 : 0);
  }

  // What stands from `from` to `to` in the text of the focused field becomes `text`.
  edit(from, to, text) {
    this.feed('edit', from, to, text);
  }
  // Some of what was fed has not reached the fields yet.
  get inputWaits() {
    return !!this.call('input_waits');
  }

  // What the canvas copies by this key, within the browser's own copy event.
  copyBy(code) {
    const modifiers = this.host.isApple ? modifierMeta : modifierControl;
    const copied = this.host.copiedDuring(() => {
      this.key(code, 1, modifiers);
      // Keys typed before may still wait: each press is a frame of its own.
      do this.host.frameNow();
      while (this.inputWaits);
    });
    this.key(code, 0, modifiers);
    return copied;
  }

  signingKey(der) {
    const address = this.module._malloc(der.length || 1);
    this.host.memory.octets().set(der, address);
    this.call('signing_key', address, der.length);
    this.module._free(address);
  }

  response(id, status, headers, body) {
    this.feed('response', id, status, headers, body);
  }
}
