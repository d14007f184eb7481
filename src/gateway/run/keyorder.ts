import type { IKeyRange } from '../../core/plan/plan';

/** Compares keys as the store does: by their UTF-8 bytes. */
export function compareKeys(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));
}

/** What is left of ranges after `last` has been read. Ranges are disjoint and ascending. */
export function rangesAfter(ranges: readonly IKeyRange[], last: string, reversed: boolean): IKeyRange[] {
  const rest = reversed
    ? ranges.map(range => ({ start: range.start, stop: lower(range.stop, last) }))
    : ranges.map(range => ({ start: higher(range.start, `${last}\0`), stop: range.stop }));
  return rest.filter(range => compareKeys(range.start, range.stop) < 0);
}

function lower(a: string, b: string): string {
  return compareKeys(a, b) <= 0 ? a : b;
}

function higher(a: string, b: string): string {
  return compareKeys(a, b) >= 0 ? a : b;
}
