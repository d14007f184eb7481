import type { StoreDictionary } from './dictionary';

/** A value that has come so often is worth keeping. */
const OFTEN = 4;
/** Longer values are never kept: they do not come again. */
const LONGEST = 120;
/** Values of a column that are counted at a time; a column with more has few that come again. */
const MOST_COUNTED = 400;
/** A column of which fewer than one value in so many was known is no longer looked at, after so many values. */
const HOPELESS = 8;
const TRIAL = 4000;

/** Finds the values that come often while rows are written. */
export class FrequentValues {
  private readonly _columns = new Map<string, { counts: Map<string, number>; seen: number; known: number }>();

  /** Number of a value in the dictionary, to which it is added when it has come often enough; undefined when not. */
  number(dictionary: StoreDictionary, column: string, cell: Uint8Array): number | undefined {
    if (cell.length > LONGEST || cell.length === 0) {
      return undefined;
    }
    let state = this._columns.get(column);
    if (state === undefined) {
      state = { counts: new Map(), seen: 0, known: 0 };
      this._columns.set(column, state);
    }
    if (state.seen > TRIAL && state.known * HOPELESS < state.seen) {
      return undefined;
    }
    state.seen += 1;
    const text = latin1(cell);
    const known = dictionary.valueNumber(column, text);
    if (known !== undefined) {
      state.known += 1;
      return known;
    }
    const count = (state.counts.get(text) ?? 0) + 1;
    if (count >= OFTEN && !dictionary.isFull(column)) {
      state.counts.delete(text);
      dictionary.addValue(column, cell);
      return dictionary.valueNumber(column, text);
    }
    if (state.counts.size >= MOST_COUNTED && count === 1) {
      state.counts.clear();
    }
    state.counts.set(text, count);
    return undefined;
  }
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
