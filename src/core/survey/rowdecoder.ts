import type { Row, Value } from '../value';
import { decodeCell } from './cell';
import type { CellType } from './column';

/**
 * Cells of a row that lie in one piece of bytes, e.g. the answer of a server. They are decoded where they lie, which saves
 * a view of each (about a third of the time of decoding a wide row).
 */
export interface IPackedCells extends ReadonlyMap<string, Uint8Array> {
  /** Columns in the order of the cells. Rows with the same columns share one list, which is what makes it fast. */
  readonly columns: readonly string[];
  readonly bytes: Uint8Array;
  /** Start and end in `bytes` of cell `i`: numbers `2 * (first + i)` and the one after it. */
  readonly places: ArrayLike<number>;
  readonly first: number;
}

/** Longer text is made by the decoder of UTF-8; shorter is nearly all ASCII, and often the same as in the row before. */
const SHORT_TEXT = 24;
const BYTES = { double: 8, float: 4, integer: 4, long: 8 } as const;

const scratchBytes = new Uint8Array(8);
const scratch = new DataView(scratchBytes.buffer);

/**
 * Decodes the rows of one reading. What is known of a column is looked up once, not once for each of its cells, and text that
 * repeats from row to row is made once. Values and errors are those of `decodeCells`.
 */
export class RowDecoder {
  /** Bytes of all cells that were decoded. */
  bytes = 0;
  private readonly _columns = new Map<string, ColumnDecoder>();
  private _names: readonly string[] | undefined;
  private _inOrder: readonly ColumnDecoder[] = [];
  private _page: Uint8Array | undefined;
  private _view: DataView = scratch;

  /**
   * @param _typeOf - type of a column. To keep columns of unknown type as base64, let it answer `binary`.
   * @param _met - names of all columns that were met are put into it.
   */
  constructor(
    private readonly _typeOf: (column: string) => CellType | undefined,
    private readonly _met?: Set<string>
  ) {}

  /**
   * Values of all cells of a row. An absent cell gives no key.
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
      const { places, first, columns } = cells;
      for (let at = 2 * first; at < 2 * (first + columns.length); at += 2) {
        this.bytes += (places[at + 1] ?? 0) - (places[at] ?? 0);
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
      row[column] = this._column(column).decode(cell);
    }
    return row;
  }

  private _decodePacked({ columns, bytes, places, first }: IPackedCells): Row {
    if (columns !== this._names) {
      this._inOrder = columns.map(column => this._column(column));
      this._names = columns;
    }
    if (bytes !== this._page) {
      this._view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      this._page = bytes;
    }
    const view = this._view;
    const row: Row = {};
    let at = 2 * first;
    for (const column of this._inOrder) {
      const start = places[at] ?? 0;
      const end = places[at + 1] ?? 0;
      at += 2;
      this.bytes += end - start;
      row[column.name] = column.decodeAt(bytes, view, start, end);
    }
    return row;
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

/** Decodes the cells of one column. */
class ColumnDecoder {
  private readonly _size: number;
  /** The text of the cell before, and its bytes. */
  private _text = '';
  private readonly _textBytes = new Uint8Array(SHORT_TEXT);

  constructor(
    readonly name: string,
    private readonly _type: CellType
  ) {
    this._size = _type in BYTES ? BYTES[_type as keyof typeof BYTES] : 0;
  }

  /** Value of a cell. */
  decode(cell: Uint8Array): Value {
    const size = this._size;
    if (cell.length !== size || size === 0) {
      return this.decodeAt(cell, scratch, 0, cell.length);
    }
    // Byte by byte into one view for all cells: a view of each, or `set`, takes several times as long.
    for (let i = 0; i < size; i++) {
      scratchBytes[i] = cell[i] ?? 0;
    }
    return this.decodeAt(scratchBytes, scratch, 0, size);
  }

  /** Value of the cell that lies in `bytes` from `start` to before `end`; `view` is a view of the same bytes. */
  decodeAt(bytes: Uint8Array, view: DataView, start: number, end: number): Value {
    if (this._size === end - start) {
      switch (this._type) {
        case 'float':
          return view.getFloat32(start);
        case 'double':
          return view.getFloat64(start);
        case 'integer':
          return view.getInt32(start);
        case 'long':
          return view.getBigInt64(start);
        default:
          break;
      }
    }
    // What is wrong with a cell is told in one place.
    return this._type === 'string'
      ? this._decodeText(bytes, start, end)
      : decodeCell(this._type, bytes.subarray(start, end), this.name);
  }

  private _decodeText(bytes: Uint8Array, start: number, end: number): string {
    const length = end - start;
    if (length > SHORT_TEXT) {
      return text(bytes, start, end);
    }
    let isSame = length === this._text.length;
    for (let i = 0; isSame && i < length; i++) {
      isSame = bytes[start + i] === this._textBytes[i];
    }
    if (isSame) {
      return this._text;
    }
    const made = text(bytes, start, end);
    // Only ASCII has as many bytes as characters.
    if (made.length === length) {
      this._text = made;
      for (let i = 0; i < length; i++) {
        this._textBytes[i] = bytes[start + i] ?? 0;
      }
    }
    return made;
  }
}

function text(bytes: Uint8Array, start: number, end: number): string {
  // The type string gives text.
  return decodeCell('string', bytes.subarray(start, end)) as string;
}

function isPacked(cells: ReadonlyMap<string, Uint8Array>): cells is IPackedCells {
  return 'places' in cells;
}
