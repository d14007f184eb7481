/** Length of a cell in a layout that says with each cell how long it is. */
export const ANY_LENGTH = -1;

/** Most values of one column that are kept: their numbers fit in one byte, below those that mean something else. */
const MOST_VALUES = 96;

/** One place of a layout: a column, and the length that its cells have here. */
export interface IPlace {
  readonly column: string;
  readonly length: number;
}

/**
 * What the rows of a store have in common, so that no row repeats it: for each table the order of its columns and the
 * length of their cells (its layout), and for each column the values that come again and again.
 *
 * Both only ever grow, so a reader that knows the first of them is never wrong, only behind. They are kept in the store,
 * written in the transaction that first uses a new one.
 */
export class StoreDictionary {
  private readonly _layouts = new Map<string, IPlace[]>();
  /** Places of each column in each layout. */
  private readonly _columns = new Map<string, Map<string, IPlacesOfColumn>>();
  private readonly _values = new Map<string, Buffer[]>();
  private readonly _numbers = new Map<string, Map<string, number>>();
  private _grown = false;

  /** @throws Error when the bytes are no dictionary. */
  static parse(bytes: Uint8Array | undefined): StoreDictionary {
    const dictionary = new StoreDictionary();
    if (bytes === undefined) {
      return dictionary;
    }
    const { layouts, values } = read(bytes);
    for (const [layout, places] of Object.entries(layouts)) {
      places.forEach(([column, length]) => dictionary._addPlace(layout, column, length));
    }
    for (const [column, texts] of Object.entries(values)) {
      texts.forEach(text => dictionary.addValue(column, Buffer.from(text, 'base64')));
    }
    dictionary._grown = false;
    return dictionary;
  }

  /** Whether it has something that is not in `bytes()` as last taken. */
  get grown(): boolean {
    return this._grown;
  }

  bytes(): Buffer {
    this._grown = false;
    const layouts = Object.fromEntries(
      [...this._layouts].map(([layout, places]) => [
        layout,
        places.map(({ column, length }) => [column, length])
      ])
    );
    const values = Object.fromEntries(
      [...this._values].map(([column, found]) => [column, found.map(value => value.toString('base64'))])
    );
    return Buffer.from(JSON.stringify({ layouts, values }), 'utf8');
  }

  /** Places of a layout in their order. */
  layout(name: string): readonly IPlace[] {
    return this._layouts.get(name) ?? [];
  }

  /**
   * Number of the place of a cell in a layout, which gets a new one if there is none yet. A column has at most two: cells
   * of a length that numbers have keep to it, all others say how long they are.
   */
  place(layout: string, column: string, length: number): number {
    const known = this._columns.get(layout)?.get(column);
    if (known?.any !== undefined) {
      return known.any;
    }
    if (known?.fixed !== undefined) {
      return known.fixed.length === length ? known.fixed.place : this._addPlace(layout, column, ANY_LENGTH);
    }
    return this._addPlace(layout, column, length === 4 || length === 8 ? length : ANY_LENGTH);
  }

  /** A value of a column by its number. */
  value(column: string, number: number): Buffer | undefined {
    return this._values.get(column)?.[number];
  }

  /** Numbers of the values of a column that come often, by their bytes as latin1 text. It grows with them. */
  valueNumbers(column: string): ReadonlyMap<string, number> {
    let numbers = this._numbers.get(column);
    if (numbers === undefined) {
      numbers = new Map();
      this._numbers.set(column, numbers);
    }
    return numbers;
  }

  /** Whether a column has no room for more values. */
  isFull(column: string): boolean {
    return (this._values.get(column)?.length ?? 0) >= MOST_VALUES;
  }

  /** Adds a value to those of a column that come often. */
  addValue(column: string, value: Uint8Array): void {
    const values = this._values.get(column) ?? [];
    const numbers = this._numbers.get(column) ?? new Map<string, number>();
    const bytes = Buffer.from(value);
    numbers.set(bytes.toString('latin1'), values.length);
    values.push(bytes);
    this._values.set(column, values);
    this._numbers.set(column, numbers);
    this._grown = true;
  }

  private _addPlace(layout: string, column: string, length: number): number {
    const places = this._layouts.get(layout) ?? [];
    const columns = this._columns.get(layout) ?? new Map<string, IPlacesOfColumn>();
    const place = places.push({ column, length }) - 1;
    columns.set(column, {
      ...columns.get(column),
      ...(length === ANY_LENGTH ? { any: place } : { fixed: { length, place } })
    });
    this._layouts.set(layout, places);
    this._columns.set(layout, columns);
    this._grown = true;
    return place;
  }
}

/** Where the cells of one column are in one layout. */
interface IPlacesOfColumn {
  readonly fixed?: { readonly length: number; readonly place: number };
  readonly any?: number;
}

interface IDictionaryText {
  readonly layouts: Readonly<Record<string, readonly (readonly [column: string, length: number])[]>>;
  readonly values: Readonly<Record<string, readonly string[]>>;
}

function read(bytes: Uint8Array): IDictionaryText {
  let found: Partial<IDictionaryText> | null = null;
  try {
    found = JSON.parse(Buffer.from(bytes).toString('utf8')) as Partial<IDictionaryText> | null;
  } catch {
    // No JSON: said below.
  }
  const { layouts, values } = found ?? {};
  if (typeof layouts !== 'object' || typeof values !== 'object') {
    throw new Error('invalid store: the list of its columns cannot be read');
  }
  return { layouts, values };
}
