/**
 * Calls back when the node has a size on the screen: at once after it becomes visible, and whenever its width changes
 * while it is. Off-screen outputs of a notebook have no size, and drawing into them gives empty or tiny figures.
 * Returns the way to stop.
 */
export function whileVisible(node: HTMLElement, callback: () => void): () => void {
  let visible = false;
  let width = 0;
  const look = (): void => {
    if (visible && node.clientWidth > 0 && node.clientWidth !== width) {
      width = node.clientWidth;
      callback();
    }
  };
  const intersection = new IntersectionObserver(entries => {
    visible = entries.at(-1)?.isIntersecting ?? false;
    look();
  });
  const resize = new ResizeObserver(look);
  intersection.observe(node);
  resize.observe(node);
  return () => {
    intersection.disconnect();
    resize.disconnect();
  };
}
