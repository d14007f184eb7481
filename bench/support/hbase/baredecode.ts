import { type CellType } from '../../../src/core/survey/column';
import { ztfColumns } from '../../../src/core/survey/ztf';

/** A decoded row. */
export type BareRow = Record<string, string | number | bigint>;

/** What Node's buffers have and its types do not tell of: texts without a look at the name of the encoding. */
interface IBytes extends Buffer {
  latin1Slice(from: number, to: number): string;
  utf8Slice(from: number, to: number): string;
}

const REPLY = 0x80010002 | 0;

interface IKnownColumn {
  readonly name: string;
  readonly type: CellType;
}

/** Columns by the bytes of their names, as text in which a byte is a character. */
const known = new Map<string, IKnownColumn>();

function column(bytes: string): IKnownColumn {
  let found = known.get(bytes);
  if (found === undefined) {
    found = { name: bytes, type: ztfColumns.get(bytes)?.type ?? 'string' };
    known.set(bytes, found);
  }
  return found;
}

/**
 * Rows of a reply to `getScannerResults`: a list of `TResult { 1: row, 2: list of TColumnValue { 1: family, 2: qualifier,
 * 3: value, 4: timestamp } }`. Written for this reply alone. Schema rows are left out.
 * @throws Error when the reply is an exception.
 */
export function bareRows(message: Buffer): BareRow[] {
  const reply = message as IBytes;
  const view = new DataView(reply.buffer, reply.byteOffset, reply.length);
  let at = 8 + view.getInt32(4) + 4;
  if (view.getInt32(0) !== REPLY || reply[at] !== 15 || view.getInt16(at + 1) !== 0) {
    throw new Error(`Thrift2 answered with an error: ${reply.toString('latin1', at, at + 300)}`);
  }
  const count = view.getInt32(at + 4);
  at += 8;
  const rows: BareRow[] = [];
  for (let each = 0; each < count; each++) {
    let key = 0;
    const row: BareRow = {};
    for (let type = reply[at++] ?? 0; type !== 0; type = reply[at++] ?? 0) {
      const field = view.getInt16(at);
      at += 2;
      if (field === 1) {
        key = at + 4;
        at += 4 + view.getInt32(at);
      } else if (field === 2) {
        const cells = view.getInt32(at + 1);
        at += 5;
        for (let cell = 0; cell < cells; cell++) {
          at = cellInto(row, reply, view, at);
        }
      } else {
        at = skip(type, view, at);
      }
    }
    // `schema…`: no other key begins so.
    if (reply[key] !== 0x73 || reply.latin1Slice(key, key + 6) !== 'schema') {
      rows.push(row);
    }
  }
  return rows;
}

function cellInto(row: BareRow, reply: IBytes, view: DataView, from: number): number {
  let at = from;
  let [nameFrom, nameTo, qualifierFrom, valueFrom, valueTo] = [0, 0, 0, 0, 0];
  for (let type = reply[at++] ?? 0; type !== 0; type = reply[at++] ?? 0) {
    const field = view.getInt16(at);
    at += 2;
    if (type !== 11) {
      at = skip(type, view, at);
      continue;
    }
    const length = view.getInt32(at);
    at += 4;
    if (field === 1) {
      nameFrom = at;
    } else if (field === 2) {
      [qualifierFrom, nameTo] = [at, at + length];
    } else if (field === 3) {
      [valueFrom, valueTo] = [at, at + length];
    }
    at += length;
  }
  const family = String.fromCharCode(reply[nameFrom] ?? 0);
  const { name, type } = column(`${family}:${reply.latin1Slice(qualifierFrom, nameTo)}`);
  switch (type) {
    case 'double':
      row[name] = view.getFloat64(valueFrom);
      break;
    case 'float':
      row[name] = view.getFloat32(valueFrom);
      break;
    case 'integer':
      row[name] = view.getInt32(valueFrom);
      break;
    case 'long':
      row[name] = view.getBigInt64(valueFrom);
      break;
    default:
      row[name] = reply.utf8Slice(valueFrom, valueTo);
  }
  return at;
}

function skip(type: number, view: DataView, at: number): number {
  switch (type) {
    case 2:
    case 3:
      return at + 1;
    case 8:
      return at + 4;
    case 10:
      return at + 8;
    case 11:
      return at + 4 + view.getInt32(at);
    default:
      throw new Error(`a Thrift type that such a reply does not have: ${type}`);
  }
}
