// The mirror: real elements behind the canvas, one for each thing drawn on it. Screen readers read them, Tab walks
// them, pressing one presses what it stands for.

const tags = { button: 'button', link: 'a', textbox: 'input', text: 'span' };
const pressable = new Set(['switch', 'checkbox', 'radio', 'tab', 'option', 'menuitem']);
const checkable = new Set(['switch', 'checkbox', 'radio']);
const selectable = new Set(['tab', 'option', 'row']);

function tagOf(node) {
  if (node.role === 'heading') return `h${node.value ?? 2}`;
  if (tags[node.role]) return tags[node.role];
  return node.interactive || pressable.has(node.role) ? 'button' : 'div';
}

function setAttribute(element, name, value) {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

export class Mirror {
  // `core` has press(id), focus(id), type(text) and backspace().
  constructor(core) {
    this.core = core;
    this.items = document.getElementById('mirror-items');
    this.regions = {
      status: document.getElementById('mirror-status'),
      alert: document.getElementById('mirror-alert'),
    };
    this.nodes = [];
    this.elements = new Map();
    this.focusFollows = false;
    this.focusedId = 0;
    this.items.addEventListener('click', (event) => this.pressed(event));
    this.items.addEventListener('focusin', (event) => this.focused(event));
    this.items.addEventListener('compositionend', (event) => { event.target.isComposing = false; });
    this.items.addEventListener('input', (event) => this.typed(event));
  }

  show(nodes) {
    this.nodes = nodes;
    const gone = new Set(this.elements.keys());
    const { status, alert } = this.regions;
    const next = { items: this.items.firstChild, status: status.firstChild, alert: alert.firstChild };
    for (const node of nodes) {
      gone.delete(node.id);
      const place = node.role in this.regions ? node.role : 'items';
      const element = this.elementFor(node);
      if (element === next[place]) next[place] = element.nextSibling;
      else (this.regions[place] ?? this.items).insertBefore(element, next[place]);
      this.update(element, node);
    }
    for (const id of gone) {
      this.elements.get(id).remove();
      this.elements.delete(id);
    }
    this.followFocus();
  }

  elementFor(node) {
    const tag = tagOf(node);
    const known = this.elements.get(node.id);
    if (known?.localName === tag) return known;
    known?.remove();
    const element = document.createElement(tag);
    element.nodeId = node.id;
    if (tag === 'button' || tag === 'input') element.type = tag === 'button' ? 'button' : 'text';
    if (tag === 'a') element.href = '#';
    if (tag === 'input') element.autocomplete = 'off';
    this.elements.set(node.id, element);
    return element;
  }

  update(element, node) {
    const { style } = element;
    style.left = `${node.x}px`;
    style.top = `${node.y}px`;
    style.width = `${node.width}px`;
    style.height = `${node.height}px`;
    const native = tags[node.role] || node.role === 'heading' || node.role in this.regions;
    setAttribute(element, 'role', native ? null : node.role);
    if (node.role === 'textbox' || node.role === 'img' || node.role === 'dialog')
      setAttribute(element, 'aria-label', node.name);
    else if (element.textContent !== node.name) element.textContent = node.name;
    if (node.role === 'textbox') this.updateText(element, node.value ?? '');
    setAttribute(element, 'aria-checked', checkable.has(node.role) ? String(!!node.checked) : null);
    setAttribute(element, 'aria-selected', selectable.has(node.role) ? String(!!node.selected) : null);
    setAttribute(element, 'aria-current', node.selected && !selectable.has(node.role) ? 'page' : null);
    setAttribute(element, 'aria-disabled', node.disabled ? 'true' : null);
    setAttribute(element, 'aria-modal', node.role === 'dialog' ? 'true' : null);
  }

  // The element holds what the canvas holds, so that phone keyboards and input methods see their context.
  updateText(element, value) {
    if (element.isComposing) return;
    element.mirrored = value;
    if (element.value !== value) element.value = value;
  }

  // Keyboard focus goes with the canvas' own, once the person has begun to use it.
  followFocus() {
    const node = this.nodes.find((each) => each.focused);
    const id = node?.id ?? 0;
    if (id === this.focusedId) return;
    this.focusedId = id;
    const element = this.elements.get(id);
    if (!this.focusFollows || !element || element === document.activeElement) return;
    this.focusing = true;
    element.focus({ preventScroll: true });
    this.focusing = false;
  }

  pressed(event) {
    event.preventDefault();
    const element = event.target.closest('#mirror-items > *');
    if (element && element.getAttribute('aria-disabled') !== 'true') this.core.press(element.nodeId);
  }

  focused(event) {
    if (this.focusing || !event.target.nodeId) return;
    this.focusFollows = true;
    this.focusedId = event.target.nodeId;
    this.core.focus(event.target.nodeId);
  }

  // What a keyboard, an input method or a phone did to the element is done to the canvas' field.
  typed(event) {
    const element = event.target;
    const before = element.mirrored ?? '';
    const now = element.value;
    let same = 0;
    while (same < before.length && before[same] === now[same]) ++same;
    element.mirrored = now;
    element.isComposing = event.isComposing;
    this.core.replace([...before.slice(same)].length, now.slice(same));
  }

  // Keys that the element itself answers, so that the canvas must not see them too.
  answers(event) {
    const element = event.target;
    if (!element.nodeId || element.localName === 'input') return false;
    return event.key === 'Enter' || event.key === ' ';
  }
}
