// The mirror: real elements behind the canvas, one for each thing drawn on it, in the tree that the core tells. Screen
// readers read them, Tab walks them, pressing one presses what it stands for.

const tags = { button: 'button', link: 'a', text: 'span' };
const pressable = new Set(['switch', 'checkbox', 'radio', 'tab', 'option', 'menuitem', 'menuitemradio']);
const checkable = new Set(['switch', 'checkbox', 'radio', 'menuitemradio']);
const selectable = new Set(['tab', 'option']);
// What holds others and is called by a label rather than by what it holds.
const labelled = new Set(['banner', 'navigation', 'main', 'region', 'group', 'dialog', 'table', 'row', 'list',
  'tablist', 'tabpanel', 'listbox', 'menu', 'radiogroup', 'textbox', 'combobox', 'img']);
const typedInto = new Set(['textbox', 'combobox']);

function tagOf(node) {
  if (node.role === 'heading') return `h${node.value ?? 2}`;
  if (typedInto.has(node.role)) return node.multiline ? 'textarea' : 'input';
  return tags[node.role] ?? (pressable.has(node.role) ? 'button' : 'div');
}

const isField = (element) => element.localName === 'input' || element.localName === 'textarea';

function setAttribute(element, name, value) {
  if (value === null || value === undefined) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
}

const isLowSurrogate = (unit) => unit >= '\uDC00' && unit <= '\uDFFF';

// `before` became `now`, with the caret behind what was written: what stood from `from` to `to` became `text`.
function difference(before, now, caret) {
  let end = 0; // how much is the same behind the caret
  while (end < now.length - caret && end < before.length && before.at(-1 - end) === now.at(-1 - end)) ++end;
  if (end > 0 && isLowSurrogate(before.at(-end))) --end;
  let from = 0;
  const most = Math.min(before.length, now.length) - end;
  while (from < most && before[from] === now[from]) ++from;
  if (isLowSurrogate(before[from]) || isLowSurrogate(now[from])) --from;
  return { from, to: before.length - end, text: now.slice(from, now.length - end) };
}

export class Mirror {
  // `core` has press(id), focus(id), type(text), edit(from, to, text) and inputWaits.
  constructor(core) {
    this.core = core;
    this.items = document.getElementById('mirror-items');
    this.announced = document.getElementById('mirror-status');
    this.told = new Map(); // id → node, as the core told it
    this.children = new Map(); // id → ids, 0 for the page
    this.elements = new Map();
    this.focusFollows = false;
    this.focusedId = 0;
    this.askedId = 0; // the core is on its way there
    this.items.addEventListener('click', (event) => this.pressed(event));
    this.items.addEventListener('focusin', (event) => this.focused(event));
    for (const [type, isComposing] of [['compositionstart', true], ['compositionend', false]])
      this.items.addEventListener(type, ({ target }) => {
        target.isComposing = isComposing;
        target.isBehind = true;
      });
    this.items.addEventListener('input', (event) => this.typed(event));
  }

  // Only what changed: { gone: [id …], nodes: [node …], order: [[parent, [id …]] …] }.
  show({ gone, nodes, order }) {
    this.walked = null;
    for (const id of gone) this.forget(id);
    for (const node of nodes) {
      this.told.set(node.id, node);
      this.update(this.elementFor(node), node);
    }
    for (const [parent, ids] of order) this.arrange(parent, ids);
    this.followFocus();
    this.tieComboboxes();
  }

  // A combobox names its list and the option that Enter takes.
  tieComboboxes() {
    for (const node of this.told.values()) {
      if (node.role !== 'combobox') continue;
      const option = node.active && this.elements.get(node.active);
      const element = this.elements.get(node.id);
      setAttribute(element, 'aria-activedescendant', option?.id);
      setAttribute(element, 'aria-controls', option?.closest('[role=listbox]')?.id);
    }
  }

  // The page's first heading.
  get title() {
    return this.items.querySelector('h1')?.textContent ?? '';
  }

  // Every node in reading order, with its place on the canvas.
  get nodes() {
    if (this.walked) return this.walked;
    this.walked = [];
    const walk = (ids, left, top) => {
      for (const id of ids) {
        const node = this.told.get(id);
        const placed = { ...node, x: left + node.x, y: top + node.y };
        this.walked.push(placed);
        walk(this.children.get(id) ?? [], placed.x, placed.y);
      }
    };
    walk(this.children.get(0) ?? [], 0, 0);
    return this.walked;
  }

  forget(id) {
    this.elements.get(id)?.remove();
    this.elements.delete(id);
    this.children.delete(id);
    this.told.delete(id);
  }

  elementFor(node) {
    const tag = tagOf(node);
    const known = this.elements.get(node.id);
    if (known?.localName === tag) return known;
    const element = document.createElement(tag);
    element.nodeId = node.id;
    element.id = `mirror-${node.id}`;
    if (tag === 'button') element.type = 'button';
    if (tag === 'a') element.href = '#';
    if (tag === 'input') element.type = 'text';
    if (isField(element)) element.autocomplete = 'off';
    known?.replaceWith(element);
    this.elements.set(node.id, element);
    return element;
  }

  update(element, node) {
    const { role, name, style } = { ...node, style: element.style };
    style.left = `${node.x}px`;
    style.top = `${node.y}px`;
    style.width = `${node.width}px`;
    style.height = `${node.height}px`;
    const isNative = role in tags || role === 'heading' || role === 'textbox' || role === 'status';
    setAttribute(element, 'role', isNative ? null : role);
    const isLabelled = labelled.has(role);
    setAttribute(element, 'aria-label', isLabelled && name ? name : null);
    if (!isLabelled && (name || !element.firstElementChild) && element.textContent !== name) element.textContent = name;
    if (typedInto.has(role)) this.updateText(element, node);
    setAttribute(element, 'aria-description', node.description);
    this.updateState(element, node);
  }

  updateState(element, node) {
    const { role } = node;
    const currently = { link: 'page', listitem: 'step' }[role];
    setAttribute(element, 'aria-checked', checkable.has(role) ? !!node.checked : null);
    setAttribute(element, 'aria-selected', selectable.has(role) ? !!node.selected : null);
    setAttribute(element, 'aria-current', node.selected ? currently : null);
    setAttribute(element, 'aria-pressed', node.selected && role === 'button' ? true : null);
    setAttribute(element, 'aria-disabled', node.disabled ? true : null);
    setAttribute(element, 'aria-invalid', node.invalid ? true : null);
    setAttribute(element, 'aria-modal', role === 'dialog' ? true : null);
    setAttribute(element, 'aria-expanded', node.expanded);
    setAttribute(element, 'aria-haspopup', node.popup);
    setAttribute(element, 'aria-sort', node.sorted);
    setAttribute(element, 'aria-posinset', role === 'listitem' ? node.position : null);
    setAttribute(element, 'aria-setsize', role === 'listitem' ? node.count : null);
    setAttribute(element, 'aria-rowindex', role === 'row' ? node.position : null);
    setAttribute(element, 'aria-rowcount', role === 'table' ? node.count : null);
  }

  // Puts the elements in order. One that has the focus would lose it by being moved: the others move around it.
  arrange(parent, ids) {
    this.children.set(parent, ids);
    const holder = parent ? this.elements.get(parent) : this.items;
    let next = holder.firstElementChild;
    for (const id of ids) {
      const element = this.elements.get(id);
      if (this.told.get(id).role === 'status') {
        if (element.parentNode !== this.announced) this.announced.append(element);
        continue;
      }
      if (element.parentNode === holder && element.contains(document.activeElement))
        while (next !== element) {
          const passed = next;
          next = next.nextElementSibling;
          holder.append(passed);
        }
      if (element === next) next = next.nextElementSibling;
      else holder.insertBefore(element, next);
    }
  }

  // The element holds what the canvas holds, with the caret where it is there: phone keyboards and input methods see
  // their context. While they are at work, or ahead of the canvas, the element is right.
  updateText(element, { value = '', selection }) {
    const isEdited = element === document.activeElement;
    element.isBehind = isEdited && (element.isComposing || this.core.inputWaits);
    if (element.isBehind) return;
    element.mirrored = value;
    if (element.value !== value) element.value = value;
    if (isEdited && selection && (element.selectionStart !== selection[0] || element.selectionEnd !== selection[1]))
      element.setSelectionRange(...selection);
  }

  // After each frame: an element that was ahead of the canvas takes what it shows, once all has arrived there.
  catchUp() {
    const { activeElement: element } = document;
    const node = element.isBehind && this.told.get(element.nodeId);
    if (node) this.updateText(element, node);
  }

  // The person uses the canvas itself: where the focus goes is for the core to say.
  follow() {
    this.focusFollows = true;
    this.askedId = 0;
  }

  // Keyboard focus goes with the canvas' own, once the person has begun to use it.
  followFocus() {
    const { activeElement } = document;
    let id = 0;
    for (const node of this.told.values()) if (node.focused) id = node.id;
    if (id === this.askedId || !this.told.has(this.askedId)) this.askedId = 0;
    if (this.askedId) return;
    if (id === this.focusedId && activeElement !== document.body) return;
    this.focusedId = id;
    const element = this.elements.get(id);
    if (!this.focusFollows || !element || element === activeElement) return;
    this.focusing = true;
    element.focus({ preventScroll: true });
    this.focusing = false;
  }

  pressed(event) {
    event.preventDefault();
    const element = event.target.closest('button, a');
    if (element?.nodeId && element.getAttribute('aria-disabled') !== 'true') this.core.press(element.nodeId);
  }

  focused(event) {
    if (this.focusing || !event.target.nodeId) return;
    this.focusFollows = true;
    this.focusedId = event.target.nodeId;
    this.askedId = event.target.nodeId;
    this.core.focus(event.target.nodeId);
  }

  // What a keyboard, an input method or a phone did to the element is done to the canvas' field. What was only typed
  // goes to wherever the canvas has its caret by then: keys that moved it may still be on their way.
  typed(event) {
    const element = event.target;
    const before = element.mirrored ?? '';
    const now = element.value;
    element.mirrored = now;
    const { from, to, text } = difference(before, now, element.selectionEnd);
    if (event.inputType === 'insertText' && !event.isComposing && from === to) this.core.type(text);
    else if (to > from || text) this.core.edit(from, to, text);
  }

  // Keys that the element itself answers, so that the canvas must not see them too.
  answers(event) {
    const element = event.target;
    if (!element.nodeId || isField(element)) return false;
    return event.key === 'Enter' || event.key === ' ';
  }
}
