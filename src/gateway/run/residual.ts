import type { Residual } from '../../core/plan/plan';
import { separation } from '../../core/sky';
import type { Row } from '../../core/value';

/** Whether a row passes a test. A missing value never passes. */
export function passes(test: Residual, row: Row): boolean {
  switch (test.kind) {
    case 'cone': {
      const distance = distanceTo(test, row);
      return distance !== null && distance * 3600 <= test.radius;
    }
    case 'between': {
      const value = row[test.column];
      return (
        typeof value === 'number' &&
        (test.min === undefined || value >= test.min) &&
        (test.max === undefined || value <= test.max)
      );
    }
    case 'equals':
      return test.column in row && String(row[test.column]) === test.value;
    case 'any':
      return test.tests.some(each => passes(each, row));
  }
}

/** Columns that a test looks at. */
export function testedColumns(test: Residual): readonly string[] {
  switch (test.kind) {
    case 'cone':
      return ['i:ra', 'i:dec'];
    case 'any':
      return test.tests.flatMap(testedColumns);
    default:
      return [test.column];
  }
}

/** Distance of a row from a position, degrees; null when the row has no position. */
export function distanceTo(centre: { readonly ra: number; readonly dec: number }, row: Row): number | null {
  const ra = row['i:ra'];
  const dec = row['i:dec'];
  return typeof ra === 'number' && typeof dec === 'number'
    ? separation(centre.ra, centre.dec, ra, dec)
    : null;
}
