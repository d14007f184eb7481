import type { StoreDictionary } from './dictionary';

/** A value that has come so often is worth keeping. */
const OFTEN = 4;
/** Longer values are never kept: they do not come again. */
const LONGEST = 120;
/** Values of a column that are counted at a time; a column with more has few that come again. */
const MOST_COUNTED = 400;
/** A column of which fewer than one value in so many was known is no longer looked at, after so many values. */
const HOPELESS = 8;
const TRIAL = 1000;

/** What is known of the values of a column. */
interface IColumnState {
  /** How often values came that are not in the dictionary. */
  readonly counts: Map<string, number>;
  /** Those in the dictionary. */
  readonly numbers: ReadonlyMap<string, number>;
  seen: number;
  known: number;
}

/** Finds the values that come often while rows are written. */
export class FrequentValues {
  private readonly _columns = new Map<string, IColumnState>();

  constructor(private readonly _dictionary: StoreDictionary) {}

  /** Number of a value in the dictionary, to which it is added when it has come often enough; undefined when not. */
  number(column: string, cell: Uint8Array): number | undefined {
    if (cell.length > LONGEST || cell.length === 0) {
      return undefined;
    }
    const state = this._state(column);
    if (state.seen > TRIAL && state.known * HOPELESS < state.seen) {
      return undefined;
    }
    state.seen += 1;
    const text = latin1(cell);
    const known = state.numbers.get(text);
    if (known !== undefined) {
      state.known += 1;
      return known;
    }
    const count = (state.counts.get(text) ?? 0) + 1;
    if (count >= OFTEN && !this._dictionary.isFull(column)) {
      state.counts.delete(text);
      this._dictionary.addValue(column, cell);
      return state.numbers.get(text);
    }
    if (state.counts.size >= MOST_COUNTED && count === 1) {
      state.counts.clear();
    }
    state.counts.set(text, count);
    return undefined;
  }

  private _state(column: string): IColumnState {
    let state = this._columns.get(column);
    if (state === undefined) {
      state = { counts: new Map(), numbers: this._dictionary.valueNumbers(column), seen: 0, known: 0 };
      this._columns.set(column, state);
    }
    return state;
  }
}

/** Bytes as text of the same length. Numbers, which are most cells, without a detour. */
function latin1(bytes: Uint8Array): string {
  switch (bytes.length) {
    case 4:
      return fourSigns(bytes, 0);
    case 8:
      return fourSigns(bytes, 0) + fourSigns(bytes, 4);
    default:
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  }
}

function fourSigns(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0, bytes[at + 3] ?? 0);
}
