import type { IStoredRow } from '../../rowstore';
import { Layout } from './layout';
import { BrokenReply, openReply, readOrBreak } from './reply';
import { KIND } from './struct';
import { WireCells, type ICellPage } from './wirecells';

/** Rows of a reply. */
export interface IReplyRows {
  /** In the order of the reply; undefined stands for an empty result: there is no such row, or it has none of the columns. */
  readonly rows: readonly (IStoredRow | undefined)[];
  /** Key of the last row, as bytes. */
  readonly last: Buffer | undefined;
}

/**
 * Reads the rows of replies. Written for speed, as wide rows have 150 cells and are what a gateway spends its time on: one
 * pass over the bytes that notes where the cells are; what they hold is looked at when somebody asks for it.
 */
export class RowDecoder {
  private _layout = Layout.empty();

  /**
   * @param frame - Answer to `call`.
   * @param leaveOut - Columns that were read for the server's sake only and are not part of the rows.
   * @throws ServerError, BrokenReply
   */
  decode(
    frame: Buffer,
    call: 'get' | 'getMultiple' | 'getScannerResults',
    leaveOut: ReadonlySet<string>
  ): IReplyRows {
    const { at, kind } = openReply(frame, call);
    if (this._layout.isFull) {
      this._layout = Layout.empty();
    }
    return readOrBreak(() => {
      const reader = new RowReader(frame, at, this._layout, leaveOut);
      if (kind === KIND.struct) {
        return { rows: [reader.row()], last: undefined };
      }
      if (kind !== KIND.list || reader.byte() !== KIND.struct) {
        throw new BrokenReply('the answer is not a list of rows');
      }
      const count = reader.i32();
      const rows: (IStoredRow | undefined)[] = [];
      for (let i = 0; i < count; i++) {
        rows.push(reader.row());
      }
      return { rows, last: reader.lastKey };
    });
  }
}

/** Goes over the bytes of one reply. */
class RowReader {
  private readonly _view: DataView;
  private readonly _page: ICellPage;
  private _cells = 0;
  private _keyStart = 0;
  private _keyEnd = 0;

  constructor(
    private readonly _bytes: Buffer,
    private _at: number,
    private readonly _empty: Layout,
    private readonly _leaveOut: ReadonlySet<string>
  ) {
    this._view = new DataView(_bytes.buffer, _bytes.byteOffset, _bytes.byteLength);
    // Frames are read into memory of their own kind, never shared memory.
    const bytes = new Uint8Array(_bytes.buffer as ArrayBuffer, _bytes.byteOffset, _bytes.byteLength);
    // A cell takes about 55 bytes; the array grows where they are smaller.
    this._page = { bytes, places: new Int32Array(16 + (_bytes.length >> 5)) };
  }

  /** Key of the row that was read last. */
  get lastKey(): Buffer | undefined {
    return this._keyEnd > this._keyStart ? this._bytes.subarray(this._keyStart, this._keyEnd) : undefined;
  }

  byte(): number {
    return this._view.getUint8(this._at++);
  }

  i32(): number {
    const value = this._view.getInt32(this._at);
    this._at += 4;
    return value;
  }

  /** Reads a TResult: 1 key, 2 cells; further fields are passed over. */
  row(): IStoredRow | undefined {
    const first = this._cells;
    let layout = this._empty;
    let keyed = false;
    for (let kind = this.byte(); kind !== KIND.stop; kind = this.byte()) {
      const field = this._i16();
      if (field === 1 && kind === KIND.text) {
        const length = this._length();
        this._keyStart = this._at - length;
        this._keyEnd = this._at;
        keyed = true;
      } else if (field === 2 && kind === KIND.list) {
        this._at += 1;
        for (let left = this.i32(); left > 0; left--) {
          layout = this._cell(layout);
        }
      } else {
        this._pass(kind);
      }
    }
    if (!keyed || (layout === this._empty && this._leaveOut.size === 0)) {
      return undefined;
    }
    const key = this._bytes.toString('utf8', this._keyStart, this._keyEnd);
    return { key, cells: new WireCells(layout, this._page, first) };
  }

  /** Reads a TColumnValue: 1 family, 2 qualifier, 3 value; further fields are passed over. */
  private _cell(before: Layout): Layout {
    let family = 0;
    let familyLength = 0;
    let qualifier = 0;
    let qualifierLength = 0;
    let start = 0;
    let end = 0;
    for (let kind = this.byte(); kind !== KIND.stop; kind = this.byte()) {
      const field = this._i16();
      if (kind !== KIND.text) {
        this._pass(kind);
        continue;
      }
      const length = this._length();
      if (field === 3) {
        start = this._at - length;
        end = this._at;
      } else if (field === 2) {
        qualifier = this._at - length;
        qualifierLength = length;
      } else if (field === 1) {
        family = this._at - length;
        familyLength = length;
      }
    }
    const layout = before.with(this._page.bytes, family, familyLength, qualifier, qualifierLength);
    if (this._leaveOut.size > 0 && this._leaveOut.has(layout.column)) {
      return before;
    }
    this._note(start, end);
    return layout;
  }

  private _note(start: number, end: number): void {
    const at = 2 * this._cells;
    if (at === this._page.places.length) {
      const larger = new Int32Array(2 * at);
      larger.set(this._page.places);
      this._page.places = larger;
    }
    this._page.places[at] = start;
    this._page.places[at + 1] = end;
    this._cells += 1;
  }

  private _i16(): number {
    const value = this._view.getInt16(this._at);
    this._at += 2;
    return value;
  }

  /** Passes over a length and as many bytes. */
  private _length(): number {
    const length = this.i32();
    this._at += length;
    if (length < 0 || this._at > this._view.byteLength) {
      throw new RangeError(`invalid length: ${length}`);
    }
    return length;
  }

  private _pass(kind: number): void {
    switch (kind) {
      case KIND.bool:
      case KIND.byte:
        this._at += 1;
        break;
      case KIND.i32:
        this._at += 4;
        break;
      case KIND.i64:
        this._at += 8;
        break;
      case KIND.text:
        this._length();
        break;
      default:
        throw new RangeError(`unknown kind of value in a row: ${kind}`);
    }
  }
}
