import type { Layout } from './layout';

/** Bytes of a reply and where in them the cells of its rows are. */
export interface ICellPage {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Start and end of each cell. */
  places: Int32Array;
}

/**
 * Cells of a row as they came over the wire. A cell is a view of the bytes of the reply, made when it is asked for: a row
 * that is passed over costs nothing, and no cell is copied. The reply is kept in memory as long as one of its rows is.
 */
export class WireCells implements ReadonlyMap<string, Uint8Array> {
  /**
   * @param layout - Columns of the row.
   * @param _first - Number of its first cell on the page.
   */
  constructor(
    readonly layout: Layout,
    private readonly _page: ICellPage,
    private readonly _first: number
  ) {}

  get size(): number {
    return this.layout.columns.length;
  }

  /** Cell at a place of the row. */
  at(place: number): Uint8Array {
    const { bytes, places } = this._page;
    const at = 2 * (this._first + place);
    // Whoever asks for a place knows that there is one.
    const start = places[at] as number;
    return new Uint8Array(bytes.buffer, bytes.byteOffset + start, (places[at + 1] as number) - start);
  }

  get(column: string): Uint8Array | undefined {
    const place = this.layout.places.get(column);
    return place === undefined ? undefined : this.at(place);
  }

  has(column: string): boolean {
    return this.layout.places.has(column);
  }

  forEach(
    visit: (cell: Uint8Array, column: string, cells: ReadonlyMap<string, Uint8Array>) => void,
    self?: unknown
  ): void {
    this.layout.columns.forEach((column, place) => visit.call(self, this.at(place), column, this));
  }

  keys(): MapIterator<string> {
    return this.layout.places.keys();
  }

  *values(): MapIterator<Uint8Array> {
    for (let place = 0; place < this.size; place++) {
      yield this.at(place);
    }
  }

  *entries(): MapIterator<[string, Uint8Array]> {
    const { columns } = this.layout;
    for (let place = 0; place < columns.length; place++) {
      yield [columns[place] as string, this.at(place)];
    }
  }

  [Symbol.iterator](): MapIterator<[string, Uint8Array]> {
    return this.entries();
  }
}
