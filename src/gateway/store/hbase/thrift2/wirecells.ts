import type { ICellPage, IPackedCells } from '../../../../core/survey/packedcells';
import type { ColumnNames } from './columnnames';

/** Bytes of a reply and where in them the cells of its rows are. */
export interface IReplyPage extends ICellPage {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly names: ColumnNames;
  /** For each cell the number of its column, its start and its end. */
  cells: Int32Array;
}

/**
 * Cells of a row as they came over the wire. A cell is a view of the bytes of the reply, made when it is asked for: a row
 * that is passed over costs nothing, and no cell is copied. The reply is kept in memory as long as one of its rows is.
 */
export class WireCells implements IPackedCells {
  /**
   * @param first - Place of the row's first cell in the page.
   * @param size - Number of cells.
   */
  constructor(
    readonly page: IReplyPage,
    readonly first: number,
    readonly size: number
  ) {}

  get(column: string): Uint8Array | undefined {
    const place = this._find(column);
    return place === undefined ? undefined : this._cell(place);
  }

  has(column: string): boolean {
    return this._find(column) !== undefined;
  }

  forEach(
    visit: (cell: Uint8Array, column: string, cells: ReadonlyMap<string, Uint8Array>) => void,
    self?: unknown
  ): void {
    for (let place = 0; place < this.size; place++) {
      visit.call(self, this._cell(place), this._column(place), this);
    }
  }

  *keys(): MapIterator<string> {
    for (let place = 0; place < this.size; place++) {
      yield this._column(place);
    }
  }

  *values(): MapIterator<Uint8Array> {
    for (let place = 0; place < this.size; place++) {
      yield this._cell(place);
    }
  }

  *entries(): MapIterator<[string, Uint8Array]> {
    for (let place = 0; place < this.size; place++) {
      yield [this._column(place), this._cell(place)];
    }
  }

  [Symbol.iterator](): MapIterator<[string, Uint8Array]> {
    return this.entries();
  }

  private _column(place: number): string {
    const { cells, names } = this.page;
    // There is a cell at each place below the size, and a name for each number.
    return names.texts[cells[3 * (this.first + place)] as number] as string;
  }

  private _cell(place: number): Uint8Array {
    const { bytes, cells } = this.page;
    const at = 3 * (this.first + place);
    const start = cells[at + 1] as number;
    return new Uint8Array(bytes.buffer, bytes.byteOffset + start, (cells[at + 2] as number) - start);
  }

  /** Place of a column in the row. A row has few enough columns to go over them all. */
  private _find(column: string): number | undefined {
    const { cells, names } = this.page;
    const number = names.numberOf(column);
    if (number === undefined) {
      return undefined;
    }
    for (let place = 0, at = 3 * this.first; place < this.size; place++, at += 3) {
      if (cells[at] === number) {
        return place;
      }
    }
    return undefined;
  }
}
