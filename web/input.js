// What a person does, from the browser's events to the core's calls.

const kinds = { mouse: 0, touch: 1, pen: 2 };
const buttons = { 0: 0, 2: 1, 1: 2 }; // the browser counts left, middle, right; the core left, right, middle
const linePixels = 18;
// Keys that the dashboard uses and the browser would use too.
const taken = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown',
  'Backspace', 'Delete', 'Enter']);
const takenWithControl = new Set(['KeyA', 'KeyZ', 'KeyY', 'KeyK', 'KeyI']);
const clipboardKeys = new Set(['KeyC', 'KeyX', 'KeyV']);

const isField = ({ localName }) => localName === 'input' || localName === 'textarea';
const modifiersOf = (event) =>
  (event.shiftKey ? 1 : 0) | (event.ctrlKey ? 2 : 0) | (event.altKey ? 4 : 0) | (event.metaKey ? 8 : 0);

// Letters by what the layout writes, so that shortcuts are where the person expects them.
const codeOf = ({ key, code }) => (/^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : code);

function listenToPointer(canvas, core, mirror) {
  const at = (event) => [event.offsetX, event.offsetY, kinds[event.pointerType] ?? 0];
  canvas.addEventListener('pointermove', (event) => {
    if (event.isPrimary) core.pointerMove(...at(event));
  });
  canvas.addEventListener('pointerdown', (event) => {
    if (!event.isPrimary || !(event.button in buttons)) return;
    canvas.setPointerCapture(event.pointerId);
    mirror.follow();
    core.pointerPress(...at(event), buttons[event.button], 1);
  });
  canvas.addEventListener('pointerup', (event) => {
    if (!event.isPrimary || !(event.button in buttons)) return;
    core.pointerPress(...at(event), buttons[event.button], 0);
    if (event.pointerType === 'touch') focusTextUnder(event, mirror);
  });
  for (const type of ['pointerleave', 'pointercancel'])
    canvas.addEventListener(type, (event) => event.isPrimary && core.pointerLeave());
  // The keyboard stays where it is; the core says where it goes.
  canvas.addEventListener('mousedown', (event) => event.preventDefault());
  canvas.addEventListener('contextmenu', (event) => event.preventDefault());
  canvas.addEventListener('wheel', (event) => onWheel(event, core, canvas), { passive: false });
}

// Phones open their keyboard only from within the finger's own event.
function focusTextUnder(event, mirror) {
  const { offsetX: x, offsetY: y } = event;
  const isTypedInto = ({ role }) => role === 'textbox' || role === 'combobox';
  const node = mirror.nodes.find((each) => isTypedInto(each) && !each.disabled && x >= each.x && y >= each.y &&
    x <= each.x + each.width && y <= each.y + each.height);
  if (node) mirror.elements.get(node.id)?.focus({ preventScroll: true });
}

function onWheel(event, core, canvas) {
  if (event.ctrlKey) return; // the browser's zoom
  event.preventDefault();
  const unit = [1, linePixels, canvas.clientHeight][event.deltaMode];
  core.wheel(event.deltaX * unit, event.deltaY * unit);
}

function listenToKeys(core, mirror, blocked) {
  addEventListener('keydown', (event) => {
    if (blocked() || event.isComposing || event.keyCode === 229 || event.key === 'Tab' || mirror.answers(event)) return;
    mirror.follow();
    const code = codeOf(event);
    const command = event.ctrlKey || event.metaKey;
    if (command && clipboardKeys.has(code)) return;
    if (taken.has(event.code) ? !event.altKey : command && takenWithControl.has(code)) event.preventDefault();
    core.key(code, 1, modifiersOf(event));
    const isText = [...event.key].length === 1 && !command;
    if (isText && !isField(event.target)) core.type(event.key);
  });
  addEventListener('keyup', (event) => {
    if (!blocked() && event.key !== 'Tab' && !mirror.answers(event)) core.key(codeOf(event), 0, modifiersOf(event));
  });
  addEventListener('blur', () => core.pageFocus(0));
  addEventListener('focus', () => core.pageFocus(1));
}

// Through the browser's own events, so that no permission is asked for.
function listenToClipboard(core, blocked) {
  const copyWith = (code) => (event) => {
    if (blocked()) return;
    const text = core.copyBy(code);
    event.preventDefault();
    if (text) event.clipboardData.setData('text/plain', text);
  };
  document.addEventListener('copy', copyWith('KeyC'));
  document.addEventListener('cut', copyWith('KeyX'));
  document.addEventListener('paste', (event) => {
    if (blocked()) return;
    event.preventDefault();
    core.paste(event.clipboardData.getData('text/plain'));
  });
}

export function listen(canvas, core, mirror, blocked) {
  listenToPointer(canvas, core, mirror);
  listenToKeys(core, mirror, blocked);
  listenToClipboard(core, blocked);
}
