import type { IOrder } from '../../core/plan/plan';
import type { Value } from '../../core/value';
import type { IFound } from './found';

/** Rows in order. Rows without a value come last in either direction; equal rows stay as they were. */
export function sortRows(rows: readonly IFound[], order: IOrder): IFound[] {
  const sign = order.descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [a.row[order.column], b.row[order.column]];
    if (isMissing(x) || isMissing(y)) {
      return Number(isMissing(x)) - Number(isMissing(y));
    }
    return sign * compareValues(x, y);
  });
}

function isMissing(value: Value | undefined): value is null | undefined {
  return value === null || value === undefined || (typeof value === 'number' && Number.isNaN(value));
}

function compareValues(a: Exclude<Value, null>, b: Exclude<Value, null>): number {
  if (typeof a === 'string' && typeof b === 'string') {
    return a < b ? -1 : Number(a > b);
  }
  // Numbers, bigints and booleans compare with each other; text with them only as text.
  if (typeof a === 'string' || typeof b === 'string') {
    return compareValues(String(a), String(b));
  }
  return a < b ? -1 : Number(a > b);
}

/**
 * Rows in the order of their keys, in which a store that reads one range after the other gives them: so that an answer does
 * not depend on which range came first.
 */
export function sortByKey(rows: readonly IFound[], reversed: boolean): IFound[] {
  const sign = reversed ? -1 : 1;
  // Keys are ASCII but for labels of classes, whose rows are never read in any order.
  return [...rows].sort((a, b) => (a.key < b.key ? -sign : Number(a.key > b.key) * sign));
}
