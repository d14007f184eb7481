import * as React from 'react';

/** Width of a node in CSS pixels, followed while it changes; 0 before it is known. */
export function useWidth(node: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = React.useState(0);
  React.useLayoutEffect(() => {
    const { current } = node;
    if (current === null) {
      return;
    }
    const look = (): void => setWidth(current.clientWidth);
    look();
    // Without the observer (old browsers, tests) the first width stays.
    if (typeof ResizeObserver === 'undefined') {
      return;
    }
    const observer = new ResizeObserver(look);
    observer.observe(current);
    return () => observer.disconnect();
  }, [node]);
  return width;
}
