// The dashboard as a person has it: finds things by role and name in the DOM mirror, and moves a real mouse and presses
// real keys at their places on the canvas.
import assert from 'node:assert/strict';

const patienceMs = 20000;

export class Dashboard {
  // Opens a page in a context of its own; anything the page complains about fails check().
  static async open(browser, url, { width = 1280, height = 800, ratio = 1, scheme = 'dark', touch = false } = {}) {
    const context = await browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: ratio,
      colorScheme: scheme,
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

  async ready() {
    await this.page.waitForFunction(() => performance.getEntriesByName('tallygate-interactive').length > 0, null,
      { timeout: patienceMs });
  }

  async reload() {
    await this.page.evaluate(() => window.tallygate.saved());
    await this.page.reload();
    await this.ready();
  }

  nodes() {
    return this.page.evaluate(() => window.tallygate.nodes);
  }

  // The node of that role and name, on the canvas and in sight; scrolls to it with the wheel.
  async find(role, name, { nth = 0 } = {}) {
    const end = Date.now() + patienceMs;
    let seen;
    while (Date.now() < end) {
      seen = await this.nodes();
      const found = seen.filter((node) => node.role === role && matches(node.name, name))[nth];
      if (found && !found.scrolled_away && this.isInView(found)) return found;
      if (found) await this.scrollTowards(found);
      await this.page.waitForTimeout(40);
    }
    const all = seen.map((node) => `${node.role} “${node.name}”`).join('\n  ');
    throw new Error(`No ${role} “${name}” among\n  ${all}`);
  }

  isInView(node) {
    const middle = node.y + node.height / 2;
    return middle > 0 && middle < this.viewport.height - 4;
  }

  async scrollTowards(node) {
    await this.page.mouse.move(this.viewport.width * 0.6, this.viewport.height * 0.6);
    await this.page.mouse.wheel(0, node.y > this.viewport.height / 2 ? 160 : -160);
    await this.page.waitForTimeout(60);
  }

  // Waits until the thing stands still, and for its element, whose place is the node's.
  async place(role, name, options) {
    let before = await this.find(role, name, options);
    for (const end = Date.now() + patienceMs; Date.now() < end;) {
      await this.page.waitForTimeout(60);
      const after = await this.find(role, name, options);
      if (after.x === before.x && after.y === before.y) break;
      before = after;
    }
    const exact = typeof name === 'string';
    const element = this.page.getByRole(role, { name, exact }).nth(options?.nth ?? 0);
    return element.boundingBox();
  }

  async click(role, name, options) {
    const box = await this.place(role, name, options);
    await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 3 });
    await this.page.mouse.down();
    await this.page.waitForTimeout(30);
    await this.page.mouse.up();
    await this.page.waitForTimeout(60);
  }

  // Clicks into a field, replaces what it holds and types with the keyboard.
  async write(name, text) {
    await this.click('textbox', name);
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.type(text);
    await this.page.waitForFunction(
      ([wanted, value]) => window.tallygate.nodes.some((node) => node.role === 'textbox' && node.name === wanted &&
        (node.value ?? '') === value), [name, text], { timeout: patienceMs });
  }

  // Waits for a text anywhere on the canvas: a string is a part of it.
  async sees(text, { role } = {}) {
    const end = Date.now() + patienceMs;
    let seen;
    while (Date.now() < end) {
      seen = await this.nodes();
      const found = seen.find((node) => (!role || node.role === role) &&
        (text instanceof RegExp ? text.test(node.name) : node.name.includes(text)));
      if (found) return found;
      await this.page.waitForTimeout(40);
    }
    const all = seen.map((node) => `${node.role} “${node.name.slice(0, 120)}”`).join('\n  ');
    throw new Error(`“${text}” is not on the canvas:\n  ${all}`);
  }

  // The same, for what may stand further down: scrolls until it comes.
  async reads(text) {
    await this.page.mouse.move(this.viewport.width * 0.6, this.viewport.height * 0.6);
    for (let turn = 0; turn < 40; ++turn) {
      const found = (await this.nodes()).find((node) => text instanceof RegExp ? text.test(node.name) :
        node.name.includes(text));
      if (found) return found;
      await this.page.mouse.wheel(0, 120);
      await this.page.waitForTimeout(80);
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

  // Frames have become rare: animations are over.
  async settle() {
    for (const end = Date.now() + patienceMs; Date.now() < end;) {
      const frames = await this.page.evaluate(() => window.tallygate.frames);
      await this.page.waitForTimeout(150);
      if ((await this.page.evaluate(() => window.tallygate.frames)) - frames <= 1) return;
    }
    throw new Error('The dashboard draws frame after frame.');
  }

  assertNoComplaints() {
    assert.deepEqual(this.complaints, []);
  }

  close() {
    return this.page.context().close();
  }
}

const matches = (name, wanted) => (wanted instanceof RegExp ? wanted.test(name) : name === wanted);
