/** Layouts that are kept before all are forgotten: tables have far fewer, however many columns are absent here and there. */
const MOST_LAYOUTS = 20_000;

/**
 * The columns that a row has, in its order: rows with the same columns share it. A layout is reached by going from the empty
 * one from column to column, so that the names in a reply are compared with those expected and hardly ever made into text.
 */
export class Layout {
  private _expected: Layout | undefined;
  private _following: Map<string, Layout> | undefined;
  private _columns: readonly string[] | undefined;
  private _places: ReadonlyMap<string, number> | undefined;

  private constructor(
    private readonly _before: Layout | undefined,
    private readonly _column: string,
    private readonly _family: Uint8Array,
    private readonly _qualifier: Uint8Array,
    private readonly _all: { count: number }
  ) {}

  /** The layout of a row without columns, to start from. */
  static empty(): Layout {
    return new Layout(undefined, '', new Uint8Array(), new Uint8Array(), { count: 0 });
  }

  /** Whether so many layouts have come together that it is better to start again from an empty one. */
  get isFull(): boolean {
    return this._all.count > MOST_LAYOUTS;
  }

  /** Name of the last column. */
  get column(): string {
    return this._column;
  }

  /** All columns in the order of the row. */
  get columns(): readonly string[] {
    this._columns ??= this._before === undefined ? [] : [...this._before._columnsOnce(), this._column];
    return this._columns;
  }

  /** Place of each column in the row. */
  get places(): ReadonlyMap<string, number> {
    this._places ??= new Map(this.columns.map((column, place) => [column, place]));
    return this._places;
  }

  /** The layout with one more column, whose family and qualifier stand in `bytes`. */
  with(bytes: Uint8Array, family: number, familyLength: number, qualifier: number, length: number): Layout {
    const expected = this._expected;
    if (
      expected !== undefined &&
      isSame(expected._qualifier, bytes, qualifier, length) &&
      isSame(expected._family, bytes, family, familyLength)
    ) {
      return expected;
    }
    return this._find(bytes.slice(family, family + familyLength), bytes.slice(qualifier, qualifier + length));
  }

  private _find(family: Uint8Array, qualifier: Uint8Array): Layout {
    const column = `${textOf(family)}:${textOf(qualifier)}`;
    this._following ??= new Map();
    let found = this._following.get(column);
    if (found === undefined) {
      found = new Layout(this, column, family, qualifier, this._all);
      this._following.set(column, found);
      this._all.count += 1;
    }
    this._expected = found;
    return found;
  }

  /** The columns, without keeping the list: only layouts of whole rows need theirs. */
  private _columnsOnce(): string[] {
    const columns: string[] = [];
    for (let layout: Layout = this; layout._before !== undefined; layout = layout._before) {
      columns.push(layout._column);
    }
    return columns.reverse();
  }
}

function isSame(expected: Uint8Array, bytes: Uint8Array, start: number, length: number): boolean {
  if (expected.length !== length) {
    return false;
  }
  for (let i = 0; i < length; i++) {
    if (expected[i] !== bytes[start + i]) {
      return false;
    }
  }
  return true;
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
