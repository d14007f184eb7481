import type { IPlanContext } from './context';

/** What a store is good at, as far as costs go. */
type CostTraits = Pick<IPlanContext, 'seekRows' | 'parallel' | 'bounds' | 'manyRanges'>;

/** Rows that can be read in the time in which a range is opened, if nobody says. */
const SEEK_ROWS = 5;
/**
 * The unit of cost is the time that a row of 14 columns takes. Over a network a row costs about as much as two of its cells
 * (measured on HBase through Thrift2: 140 000 rows/s with 1 column, 35 000 with 4, 20 000 with 14, 2 400 with 149).
 */
const CELLS_OF_A_ROW = 2;
const CELLS_OF_THE_UNIT = 16;
/** Looking at a row that is not sent, because it does not meet the bounds. */
const LOOK = 0.2;
/** Opening one of many ranges of a call, compared with a call. */
const RANGE_OF_A_CALL = 0.1;
/** Finding a row by its key, among others of the same call, beyond sending it. */
const GET = 2;
/** Keys of a call. */
const KEYS_OF_A_CALL = 200;
/** Mean bytes of the value of a cell, and of a key. */
const CELL_BYTES = 7;
const KEY_BYTES = 36;

/** Whether a store is far away, so that cells and calls cost more than looking them up. */
export function isFar({ parallel }: CostTraits): boolean {
  return parallel !== undefined;
}

/** Cost of sending one row of so many columns. */
export function rowCost(columns: number, traits: CostTraits): number {
  return isFar(traits) ? (CELLS_OF_A_ROW + columns) / CELLS_OF_THE_UNIT : 1;
}

/** Cost of opening ranges. */
export function openingCost(
  ranges: number,
  { seekRows = SEEK_ROWS, parallel = 1, manyRanges }: CostTraits
): number {
  return manyRanges === true
    ? seekRows * (1 + RANGE_OF_A_CALL * ranges)
    : seekRows * Math.max(Math.min(1, ranges), ranges / Math.max(1, parallel));
}

/** Cost of one range more, when there are many. */
export function rangeCost({ seekRows = SEEK_ROWS, parallel = 1, manyRanges }: CostTraits): number {
  return manyRanges === true ? seekRows * RANGE_OF_A_CALL : seekRows / Math.max(1, parallel);
}

/** Cost of reading ranges that hold `rows` rows, of which `wanted` meet the bounds of the scan. */
export function scanCost(
  reading: {
    readonly ranges: number;
    readonly rows: number;
    readonly wanted: number;
    readonly columns: number;
  },
  traits: CostTraits
): number {
  const { ranges, rows, wanted, columns } = reading;
  const sent = traits.bounds === true ? wanted : rows;
  const looked = traits.bounds === true ? rows * LOOK : 0;
  return openingCost(ranges, traits) + looked + sent * rowCost(columns, traits);
}

/** Cost of reading rows by their keys. */
export function getCost(rows: number, columns: number, traits: CostTraits): number {
  const { seekRows = SEEK_ROWS, parallel = 1 } = traits;
  const calls = Math.ceil(rows / KEYS_OF_A_CALL);
  return (
    (calls * seekRows) / Math.max(1, Math.min(parallel, calls)) + rows * (GET + rowCost(columns, traits))
  );
}

/** Bytes of rows with so many columns: values and keys. */
export function bytesOf(rows: number, columns: number): number {
  return Math.round(rows * (KEY_BYTES + columns * CELL_BYTES));
}
