/** The picture at the pointer while something is dragged: a small label. */
export function dragImage(text: string): HTMLElement {
  const node = document.createElement('div');
  node.className = 'jp-Fink-dragImage';
  node.textContent = text;
  return node;
}
