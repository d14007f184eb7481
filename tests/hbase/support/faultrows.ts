import type { ITrialRow } from './trialtable';

/** Tables of the tests of faults: a large one, and one beside it that is to stay well. */
export const TABLE = 'faults.large';
export const OTHER = 'faults.other';

const ROWS = 6000;
const PAD = 'x'.repeat(2000);

/** Keys of the large table, ascending. */
export const rowKeys: readonly string[] = Array.from(
  { length: ROWS },
  (_, i) => `k_${String(i).padStart(5, '0')}`
);

/** Many rows and some megabytes: enough that no scan is over before something goes wrong. */
export function faultRows(): ITrialRow[] {
  return [
    ...rowKeys.map(key => ({ table: TABLE, key, cells: { 'i:n': key, 'd:pad': PAD } })),
    { table: OTHER, key: 'a', cells: { 'i:n': '1' } }
  ];
}
