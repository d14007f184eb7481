import type { IStoredRow } from '../../rowstore';
import { ColumnNames } from './columnnames';
import { BrokenReply, openReply, readOrBreak } from './reply';
import { KIND } from './struct';
import { WireCells, type IReplyPage } from './wirecells';

/** Choices of columns whose names are kept; most questions have one of a few. */
const MOST_CHOICES = 100;

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
  /** Names by the columns that were asked for: what follows a column in a row depends on what else was. */
  private readonly _names = new Map<string, ColumnNames>();

  /**
   * @param frame - Answer to `call`.
   * @param leaveOut - Columns that were read for the server's sake only and are not part of the rows.
   * @param asked - Columns that were asked for; none means all.
   * @throws ServerError, BrokenReply
   */
  decode(
    frame: Buffer,
    call: 'get' | 'getMultiple' | 'getScannerResults',
    leaveOut: ReadonlySet<string>,
    asked: readonly string[] = []
  ): IReplyRows {
    const { at, kind } = openReply(frame, call);
    const names = this._namesFor(asked);
    return readOrBreak(() => {
      const reader = new RowReader(frame, at, names, leaveOut);
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

  private _namesFor(asked: readonly string[]): ColumnNames {
    const choice = asked.join(' ');
    let names = this._names.get(choice);
    if (names === undefined || names.isFull) {
      if (this._names.size >= MOST_CHOICES) {
        this._names.clear();
      }
      names = new ColumnNames();
      this._names.set(choice, names);
    }
    return names;
  }
}

/** Goes over the bytes of one reply. */
class RowReader {
  private readonly _view: DataView;
  private readonly _page: IReplyPage;
  private _cells = 0;
  private _keyStart = 0;
  private _keyEnd = 0;

  constructor(
    private readonly _bytes: Buffer,
    private _at: number,
    names: ColumnNames,
    private readonly _leaveOut: ReadonlySet<string>
  ) {
    this._view = new DataView(_bytes.buffer, _bytes.byteOffset, _bytes.byteLength);
    // Frames are read into memory of their own kind, never shared memory.
    const bytes = new Uint8Array(_bytes.buffer as ArrayBuffer, _bytes.byteOffset, _bytes.byteLength);
    // A cell takes about 55 bytes, a row some more; the array grows where they take less.
    this._page = { bytes, names, cells: new Int32Array(48 + 3 * (_bytes.length >> 6)) };
  }

  /** Key of the row that was read last. */
  get lastKey(): Buffer | undefined {
    // A copy: it is looked at longer than the rows may be.
    return this._keyEnd > this._keyStart
      ? Buffer.from(this._bytes.subarray(this._keyStart, this._keyEnd))
      : undefined;
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
    let column = -1;
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
          column = this._cell(column);
        }
      } else {
        this._pass(kind);
      }
    }
    if (!keyed || column < 0) {
      return undefined;
    }
    const key = this._bytes.toString('utf8', this._keyStart, this._keyEnd);
    return { key, cells: new WireCells(this._page, first, this._cells - first) };
  }

  /** Reads a TColumnValue and gives the number of its column: 1 family, 2 qualifier, 3 value; further fields are passed over. */
  private _cell(before: number): number {
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
    const { bytes, names } = this._page;
    const column = names.find(before, bytes, family, familyLength, qualifier, qualifierLength);
    // Numbers have texts.
    if (this._leaveOut.size === 0 || !this._leaveOut.has(names.texts[column] as string)) {
      this._note(column, start, end);
    }
    return column;
  }

  private _note(column: number, start: number, end: number): void {
    let { cells } = this._page;
    const at = 3 * this._cells;
    if (at === cells.length) {
      const larger = new Int32Array(2 * at);
      larger.set(cells);
      this._page.cells = cells = larger;
    }
    cells[at] = column;
    cells[at + 1] = start;
    cells[at + 2] = end;
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
