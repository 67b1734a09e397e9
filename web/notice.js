// A sentence over the page, with what can be done about it.

// `actions` are [label, function] pairs; the first is the main one.
export function showNotice({ title, text, detail = '', actions = [] }) {
  const notice = document.getElementById('notice');
  document.getElementById('notice-title').textContent = title;
  document.getElementById('notice-text').textContent = text;
  document.getElementById('notice-detail').textContent = detail;
  const buttons = actions.map(([label, act]) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.addEventListener('click', act);
    return button;
  });
  document.getElementById('notice-actions').replaceChildren(...buttons);
  document.getElementById('skeleton').hidden = true;
  notice.hidden = false;
  buttons[0]?.focus();
}

export function hideNotice() {
  document.getElementById('notice').hidden = true;
}

export function noticeIsShown() {
  return !document.getElementById('notice').hidden;
}
