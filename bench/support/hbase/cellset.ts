import { type CellType } from '../../../src/core/survey/column';
import { type CellContent } from './alertvalues';

/** A column as it is written: its place among the values of a row, and its name and type. */
export interface IWrittenColumn {
  readonly place: number;
  readonly name: string;
  readonly type: CellType;
}

/** Bytes of cells whose length is always the same. */
const SIZES: Partial<Record<CellType, number>> = { double: 8, float: 4, integer: 4, long: 8 };
const LARGEST_ROW = 1 << 20;

interface IPrepared extends IWrittenColumn {
  /** Everything before the bytes of the value, where they have a fixed length. */
  readonly head: Buffer | null;
}

/**
 * Writes rows as HBase's REST server takes them: the `CellSet` message of its protobuf form. A row is `1: key`, and
 * cells `2: { 2: column, 4: bytes }`.
 */
export class CellSetWriter {
  private _out = Buffer.allocUnsafe(8 << 20);
  private _end = 0;
  private readonly _row = Buffer.allocUnsafe(LARGEST_ROW);
  private readonly _columns: readonly IPrepared[];
  rows = 0;

  constructor(columns: readonly IWrittenColumn[]) {
    this._columns = columns.map(column => ({ ...column, head: headOf(column) }));
  }

  get bytes(): number {
    return this._end;
  }

  add(key: string, values: readonly CellContent[]): void {
    const row = this._row;
    let at = putField(row, 0, 0x0a, key);
    for (const { place, name, type, head } of this._columns) {
      const value = values[place];
      if (value === undefined) {
        continue;
      }
      if (head !== null) {
        at += head.copy(row, at);
        at = putNumber(row, at, type, value);
        continue;
      }
      const text = String(value);
      const size = fieldBytes(Buffer.byteLength(name)) + fieldBytes(Buffer.byteLength(text));
      row[at] = 0x12;
      at = putVarint(row, at + 1, size);
      at = putField(row, at, 0x12, name);
      at = putField(row, at, 0x22, text);
    }
    if (this._end + at + 10 > this._out.length) {
      const larger = Buffer.allocUnsafe(this._out.length * 2);
      this._out.copy(larger, 0, 0, this._end);
      this._out = larger;
    }
    this._out[this._end] = 0x0a;
    this._end = putVarint(this._out, this._end + 1, at);
    this._end += row.copy(this._out, this._end, 0, at);
    this.rows += 1;
  }

  /** The message with all rows added since the last call. */
  take(): Buffer {
    const message = Buffer.from(this._out.subarray(0, this._end));
    this._end = 0;
    this.rows = 0;
    return message;
  }
}

function headOf({ name, type }: IWrittenColumn): Buffer | null {
  const size = SIZES[type];
  if (size === undefined) {
    return null;
  }
  const head = Buffer.alloc(Buffer.byteLength(name) + 12);
  head[0] = 0x12;
  let at = putVarint(head, 1, fieldBytes(Buffer.byteLength(name)) + fieldBytes(size));
  at = putField(head, at, 0x12, name);
  head[at] = 0x22;
  at = putVarint(head, at + 1, size);
  return head.subarray(0, at);
}

function putNumber(out: Buffer, at: number, type: CellType, value: CellContent): number {
  switch (type) {
    case 'double':
      return out.writeDoubleBE(Number(value), at);
    case 'float':
      return out.writeFloatBE(Number(value), at);
    case 'integer':
      return out.writeInt32BE(Number(value), at);
    default:
      return out.writeBigInt64BE(typeof value === 'bigint' ? value : BigInt(value ?? 0), at);
  }
}

/** Bytes of a field of so many bytes, with its tag and length. */
function fieldBytes(length: number): number {
  return 1 + (length < 0x80 ? 1 : length < 0x4000 ? 2 : 3) + length;
}

function putField(out: Buffer, at: number, tag: number, text: string): number {
  out[at] = tag;
  const from = putVarint(out, at + 1, Buffer.byteLength(text));
  return from + out.write(text, from, 'utf8');
}

function putVarint(out: Buffer, at: number, value: number): number {
  let rest = value;
  let to = at;
  while (rest > 0x7f) {
    out[to++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  out[to++] = rest;
  return to;
}
