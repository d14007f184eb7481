import type { Value } from '../value';
import { decodeCell } from './cell';
import type { CellType } from './column';

/** Longer text is made by the decoder of UTF-8; shorter is nearly all ASCII, and often the same as in the row before. */
const SHORT_TEXT = 24;
const BYTES = { double: 8, float: 4, integer: 4, long: 8 } as const;

const scratchBytes = new Uint8Array(8);
const scratch = new DataView(scratchBytes.buffer);

/** Decodes the cells of one column. Text that repeats from row to row is made once. */
export class ColumnDecoder {
  private readonly _size: number;
  /** The text of the cell before, and its bytes. */
  private _text = '';
  private readonly _textBytes = new Uint8Array(SHORT_TEXT);

  constructor(
    readonly name: string,
    readonly type: CellType
  ) {
    this._size = type in BYTES ? BYTES[type as keyof typeof BYTES] : 0;
  }

  /** Value of a cell. @throws RangeError when its type cannot have such bytes. */
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

  /**
   * Value of the cell that lies in `bytes` from `start` to before `end`; `view` is a view of the same bytes.
   * @throws RangeError when its type cannot have such bytes.
   */
  decodeAt(bytes: Uint8Array, view: DataView, start: number, end: number): Value {
    if (this._size === end - start) {
      switch (this.type) {
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
    return this.type === 'string'
      ? this._decodeText(bytes, start, end)
      : decodeCell(this.type, bytes.subarray(start, end), this.name);
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
