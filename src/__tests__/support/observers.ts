/** Observers that a test can set off; jsdom has no layout, and so nothing is ever seen or resized by itself. */
export function fakeObservers(): { see: (visible?: boolean) => void; restore: () => void } {
  const before = globalThis.IntersectionObserver;
  const callbacks = new Set<(entries: { isIntersecting: boolean }[]) => void>();
  class Fake {
    constructor(private readonly _callback: (entries: { isIntersecting: boolean }[]) => void) {}
    observe(): void {
      callbacks.add(this._callback);
    }
    disconnect(): void {
      callbacks.delete(this._callback);
    }
  }
  Object.assign(globalThis, { IntersectionObserver: Fake });
  return {
    see: (visible = true) => callbacks.forEach(callback => callback([{ isIntersecting: visible }])),
    restore: () => Object.assign(globalThis, { IntersectionObserver: before })
  };
}
