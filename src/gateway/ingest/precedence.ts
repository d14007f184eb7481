import type { Row, Value } from '../../core/value';
import { compareCells, type Cells } from './cells';

/** Which of two alerts is later: `i:jd`, then `i:candid`. Positive when `a` is. */
export function compareTimes(a: Row, b: Row): number {
  const jd = Number(a['i:jd'] ?? 0) - Number(b['i:jd'] ?? 0);
  if (jd !== 0) {
    return jd;
  }
  const left = longOf(a['i:candid']);
  const right = longOf(b['i:candid']);
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * Which of two copies of the same alert (same object and time) is kept: higher candid, then later Fink versions,
 * then bytes. Positive when `a` is kept. The order of ingestion plays no part.
 */
export function compareCopies(a: { row: Row; cells: Cells }, b: { row: Row; cells: Cells }): number {
  return (
    compareTimes(a.row, b.row) ||
    compareVersions(a.row['i:fink_broker_version'], b.row['i:fink_broker_version']) ||
    compareVersions(a.row['i:fink_science_version'], b.row['i:fink_science_version']) ||
    compareCells(a.cells, b.cells)
  );
}

/** Order of versions such as `0.4.8` < `0.5.1` < `8.6.0` < `8.15.0`; none comes first. */
export function compareVersions(a: Value | undefined, b: Value | undefined): number {
  const left = String(a ?? '').split(/[^0-9]+/);
  const right = String(b ?? '').split(/[^0-9]+/);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const order = Number(left[i] ?? -1) - Number(right[i] ?? -1);
    if (order !== 0) {
      return order;
    }
  }
  return 0;
}

function longOf(value: unknown): bigint {
  return typeof value === 'bigint' ? value : 0n;
}
