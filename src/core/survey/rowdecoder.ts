import type { Row, Value } from '../value';
import type { CellType } from './column';
import { ColumnDecoder } from './columndecoder';
import { type IPackedCells, isPacked } from './packedcells';

/**
 * Decodes the rows of one reading. What is known of a column is looked up once, not once for each of its cells, and text that
 * repeats from row to row is made once. Values and errors are those of `decodeCells`.
 */
export class RowDecoder {
  /** Bytes of all cells that were decoded or passed over. */
  bytes = 0;
  private readonly _columns = new Map<string, ColumnDecoder>();
  private readonly _only: ReadonlySet<string> | undefined;
  /** Decoders by the numbers of columns in the page that is being read; null where a column is not wanted. */
  private _byNumber: (ColumnDecoder | null | undefined)[] = [];
  private _names: IPackedCells['page']['names'] | undefined;
  private _page: Uint8Array | undefined;
  private _view: DataView = new DataView(new ArrayBuffer(0));

  /**
   * @param _typeOf - type of a column. To keep columns of unknown type as base64, let it answer `binary`.
   * @param _met - names of all columns that were met are put into it.
   * @param only - columns that are decoded; all when left out. The bytes of the others are counted too.
   */
  constructor(
    private readonly _typeOf: (column: string) => CellType | undefined,
    private readonly _met?: Set<string>,
    only?: Iterable<string>
  ) {
    this._only = only === undefined ? undefined : new Set(only);
  }

  /**
   * Values of the cells of a row. An absent cell gives no key.
   * @throws RangeError for a column without a type, or a cell that its type cannot have.
   */
  decode(cells: ReadonlyMap<string, Uint8Array>): Row {
    return isPacked(cells) ? this._decodePacked(cells) : this._decodeEach(cells);
  }

  /** Value of one cell; undefined when it is absent. Its bytes are not counted. */
  value(cells: ReadonlyMap<string, Uint8Array>, column: string): Value | undefined {
    const cell = cells.get(column);
    return cell === undefined ? undefined : this._column(column).decode(cell);
  }

  /** Counts the bytes of a row that need not be decoded. */
  passOver(cells: ReadonlyMap<string, Uint8Array>): void {
    if (isPacked(cells)) {
      const places = cells.page.cells;
      for (let at = 3 * cells.first; at < 3 * (cells.first + cells.size); at += 3) {
        this.bytes += (places[at + 2] ?? 0) - (places[at + 1] ?? 0);
      }
      return;
    }
    cells.forEach(cell => {
      this.bytes += cell.length;
    });
  }

  private _decodeEach(cells: ReadonlyMap<string, Uint8Array>): Row {
    const row: Row = {};
    for (const [column, cell] of cells) {
      this.bytes += cell.length;
      if (this._only === undefined || this._only.has(column)) {
        row[column] = this._column(column).decode(cell);
      }
    }
    return row;
  }

  private _decodePacked({ page, first, size }: IPackedCells): Row {
    const { bytes, names, cells } = page;
    if (bytes !== this._page) {
      this._view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      this._page = bytes;
    }
    if (names !== this._names) {
      this._byNumber = [];
      this._names = names;
    }
    const row: Row = {};
    const end = 3 * (first + size);
    for (let at = 3 * first; at < end; at += 3) {
      const number = cells[at] ?? 0;
      const from = cells[at + 1] ?? 0;
      const to = cells[at + 2] ?? 0;
      this.bytes += to - from;
      let column = this._byNumber[number];
      if (column === undefined) {
        column = this._learn(number, names.texts[number] ?? '');
      }
      if (column !== null) {
        row[column.name] = column.decodeAt(bytes, this._view, from, to);
      }
    }
    return row;
  }

  private _learn(number: number, name: string): ColumnDecoder | null {
    // Numbers come in any order: without holes the list stays a fast one.
    while (this._byNumber.length < number) {
      this._byNumber.push(undefined);
    }
    const column = this._only === undefined || this._only.has(name) ? this._column(name) : null;
    this._byNumber[number] = column;
    return column;
  }

  private _column(name: string): ColumnDecoder {
    let column = this._columns.get(name);
    if (column === undefined) {
      const type = this._typeOf(name);
      if (type === undefined) {
        throw new RangeError(`unknown type of column: ${name}; no schema row and no survey names it`);
      }
      column = new ColumnDecoder(name, type);
      this._columns.set(name, column);
      this._met?.add(name);
    }
    return column;
  }
}
