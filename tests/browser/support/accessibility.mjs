// What assistive technology is given: the browser's own accessibility tree, and what is wrong with it.

const holders = {
  row: ['table'], cell: ['row'], columnheader: ['row'], tab: ['tablist'], option: ['listbox'], radio: ['radiogroup'],
  menuitem: ['menu'], menuitemradio: ['menu'], listitem: ['list'],
};
const pressable = new Set(['button', 'link', 'textbox', 'checkbox', 'switch', 'radio', 'tab', 'option', 'menuitem',
  'menuitemradio']);
const named = new Set([...pressable, 'table', 'list', 'tablist', 'tabpanel', 'listbox', 'menu', 'radiogroup', 'dialog',
  'navigation', 'group', 'image', 'heading', 'columnheader']);

export async function accessibilityTree(page) {
  const devtools = await page.context().newCDPSession(page);
  const { nodes } = await devtools.send('Accessibility.getFullAXTree');
  await devtools.detach();
  const known = new Map(nodes.map((node) => [node.nodeId, node]));
  const parentOf = (node) => {
    let parent = known.get(node.parentId);
    while (parent && (parent.ignored || ['generic', 'none'].includes(parent.role.value)))
      parent = known.get(parent.parentId);
    return parent;
  };
  return nodes.filter((node) => !node.ignored).map((node) => ({
    role: node.role.value, name: node.name?.value ?? '', parent: parentOf(node)?.role.value }));
}

// One sentence for each defect of a page of the dashboard.
export function defectsOf(tree) {
  const defects = [];
  const count = (role) => tree.filter((node) => node.role === role).length;
  for (const { role, name, parent } of tree) {
    if (holders[role] && !holders[role].includes(parent)) defects.push(`${role} “${name}” stands in ${parent}`);
    if (named.has(role) && !name.trim()) defects.push(`${role} in ${parent} has no name`);
    if (pressable.has(role) && pressable.has(parent)) defects.push(`${role} “${name}” stands in a ${parent}`);
  }
  for (const role of ['main', 'banner']) if (count(role) !== 1) defects.push(`${count(role)} × ${role}`);
  if (count('navigation') < 2) defects.push('no navigation');
  return defects;
}
