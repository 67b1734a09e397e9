// The dashboard as a person has it: finds things by role and name in the DOM mirror, and moves a real mouse and presses
// real keys at their places on the canvas.
import assert from 'node:assert/strict';

const patienceMs = 30000;
const keysTyped = 3;

// What runs in the page to find things: window.tests.
function installFinders() {
  const matches = (name, { text, pattern, flags }, isPart) =>
    pattern !== undefined ? new RegExp(pattern, flags).test(name) : isPart ? name.includes(text) : name === text;
  const frames = (count) => new Promise((resolve) => {
    const step = (left) => (left > 0 ? requestAnimationFrame(() => step(left - 1)) : resolve());
    step(count);
  });
  window.tests = {
    find: (role, name, nth) =>
      window.tallygate.nodes.filter((node) => node.role === role && matches(node.name, name))[nth],
    // Once it stands where it stood two frames before.
    async findStill(...wanted) {
      const before = window.tests.find(...wanted);
      if (!before) return null;
      await frames(2);
      const after = window.tests.find(...wanted);
      return after && after.x === before.x && after.y === before.y ? after : null;
    },
    // A text anywhere: a string may be a part of it.
    read: (text, role) =>
      window.tallygate.nodes.find((node) => (!role || node.role === role) && matches(node.name, text, true)),
    // Until the canvas drew so many frames, which it does after every input.
    async drawn(count) {
      const end = window.tallygate.frames + count;
      for (let turn = 0; turn < 60 && window.tallygate.frames < end; ++turn) await frames(1);
    },
    // Until no frame was drawn for a moment: animations are over.
    async rest() {
      for (let quiet = 0, before = -1; quiet < 6; before = window.tallygate.frames) {
        await frames(1);
        quiet = window.tallygate.frames === before ? quiet + 1 : 0;
      }
    },
  };
}

export class Dashboard {
  // Opens a page in a context of its own; anything the page complains about fails check().
  // Without motion, unless it is asked for: what moves is painted often, and in software slowly.
  static async open(browser, url, options = {}) {
    const { width = 1280, height = 800, ratio = 1, scheme = 'dark', touch = false, motion = 'reduce' } = options;
    const context = await browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: ratio,
      colorScheme: scheme,
      reducedMotion: motion,
      hasTouch: touch,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const dashboard = new Dashboard(await context.newPage(), { width, height });
    await dashboard.goto(url);
    return dashboard;
  }

  constructor(page, viewport) {
    this.page = page;
    this.viewport = viewport;
    this.complaints = [];
    this.requests = [];
    page.on('console', (message) => {
      // Chromium reports every refused request; refusals are part of the journey.
      const isRefusal = /^Failed to load resource: .* 40[0-9] /.test(message.text());
      if (message.type() !== 'info' && !isRefusal) this.complaints.push(`${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.complaints.push(`error: ${error.stack}`));
    page.on('request', (request) => this.requests.push(request.url()));
  }

  async goto(url) {
    await this.page.goto(url);
    await this.ready();
  }

  // Another place of the dashboard, without loading it anew.
  async visit(hash) {
    await this.page.evaluate((place) => { window.location.hash = place; }, hash);
    await this.drawn();
  }

  async ready() {
    await this.page.waitForFunction(() => performance.getEntriesByName('tallygate-interactive').length > 0, null,
      { timeout: patienceMs });
    await this.page.evaluate(installFinders);
  }

  async reload() {
    await this.page.evaluate(() => window.tallygate.saved());
    await this.page.reload();
    await this.ready();
  }

  nodes() {
    return this.page.evaluate(() => window.tallygate.nodes);
  }

  // All that input did so far is on the canvas. A page that went away meanwhile has nothing to draw.
  drawn(count = 2) {
    return this.page.evaluate((frames) => window.tests?.drawn(frames), count).catch(() => {});
  }

  // The node of that role and name, standing still, in sight; scrolls to it with the wheel.
  async find(role, name, { nth = 0 } = {}) {
    for (const end = Date.now() + patienceMs; Date.now() < end;) {
      const found = await this.page.evaluate((wanted) => window.tests.findStill(...wanted), [role, sent(name), nth]);
      if (found && !found.scrolled_away && this.isInView(found)) return found;
      if (found) await this.scrollTowards(found);
      else await this.drawn(1);
    }
    throw new Error(`No ${role} “${name}” among\n  ${await this.described()}`);
  }

  async described() {
    return (await this.nodes()).map((node) => `${node.role} “${node.name.slice(0, 120)}”`).join('\n  ');
  }

  isInView(node) {
    const middle = node.y + node.height / 2;
    return middle > 0 && middle < this.viewport.height - 4;
  }

  async scrollTowards(node) {
    const { width, height } = this.viewport;
    const away = node.y + node.height / 2 - height / 2;
    await this.page.mouse.move(width * 0.6, height * 0.6);
    await this.page.mouse.wheel(0, Math.sign(away) * Math.min(Math.max(Math.abs(away) * 0.8, 120), height / 2));
    await this.drawn();
  }

  async click(role, name, options) {
    const { x, y, width, height } = await this.find(role, name, options);
    await this.page.mouse.move(x + width / 2, y + height / 2);
    await this.page.mouse.down();
    await this.page.mouse.up();
    await this.drawn(3);
  }

  async tap(role, name) {
    const { x, y, width, height } = await this.find(role, name);
    await this.page.touchscreen.tap(x + width / 2, y + height / 2);
    await this.drawn();
  }

  // Clicks into a field, replaces what it holds and types: key by key at first, where that shows whether keys arrive;
  // then the rest at once, as each key is several frames.
  async write(name, text) {
    const { keyboard } = this.page;
    let field;
    // What a notice above moved while the mouse was on its way is not met at first.
    for (let turn = 0; turn < 3 && !field?.focused; ++turn) {
      await this.click('textbox', name);
      field = await this.find('textbox', name);
    }
    if (field.value) await keyboard.press('Control+a');
    const beginning = [...text].slice(0, keysTyped).join('');
    await keyboard.type(beginning);
    if (beginning !== text) await keyboard.insertText(text.slice(beginning.length));
    await this.holds(name, text);
  }

  // Waits until the field shows that.
  async holds(name, text) {
    const isThere = ([wanted, value]) => window.tallygate.nodes.some((node) =>
      node.role === 'textbox' && node.name === wanted && (node.value ?? '') === value);
    await this.page.waitForFunction(isThere, [name, text], { timeout: patienceMs }).catch(async () => {
      const field = (await this.nodes()).find((node) => node.role === 'textbox' && node.name === name);
      assert.equal(field?.value, text, name);
    });
  }

  // Waits for a text anywhere on the canvas: a string is a part of it.
  async sees(text, { role } = {}) {
    const found = await this.page.waitForFunction(([wanted, kind]) => window.tests.read(wanted, kind),
      [sent(text), role], { timeout: patienceMs }).catch(() => null);
    if (found) return found.jsonValue();
    throw new Error(`“${text}” is not on the canvas:\n  ${await this.described()}`);
  }

  // Waits until nothing on the canvas is called that.
  async misses(name) {
    await this.page.waitForFunction((gone) => !window.tallygate.nodes.some((node) => node.name === gone), name,
      { timeout: patienceMs });
  }

  // As sees(), for what may stand further down: scrolls until it comes.
  async reads(text) {
    await this.page.mouse.move(this.viewport.width * 0.6, this.viewport.height * 0.6);
    for (let turn = 0; turn < 20; ++turn) {
      const found = await this.page.evaluate((wanted) => window.tests.read(wanted), sent(text));
      if (found) return found;
      await this.page.mouse.wheel(0, 240);
      await this.drawn();
    }
    return this.sees(text);
  }

  // Nothing is cut off at its sides, and nothing that can be pressed lies outside the canvas.
  async assertNothingClipped(where) {
    const nodes = await this.nodes();
    const cut = nodes.filter((node) => node.clipped).map((node) => `${node.role} “${node.name}”`);
    assert.deepEqual(cut, [], `${where}: cut off`);
    const outside = nodes.filter((node) => !node.scrolled_away &&
      (node.x < -1 || node.x + node.width > this.viewport.width + 1)).map((node) => `${node.role} “${node.name}”`);
    assert.deepEqual(outside, [], `${where}: beyond the sides`);
  }

  // Nothing moves any more.
  settle() {
    return this.page.evaluate(() => window.tests.rest());
  }

  assertNoComplaints() {
    assert.deepEqual(this.complaints, []);
  }

  close() {
    return this.page.context().close();
  }
}

// A name or pattern on its way into the page.
const sent = (name) => (name instanceof RegExp ? { pattern: name.source, flags: name.flags } : { text: name });
