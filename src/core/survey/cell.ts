import type { Row, Value } from '../value';
import { fromBase64, toBase64 } from './base64';
import type { CellType } from './column';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Bytes that a value of a fixed-size type takes. */
const sizes = { double: 8, float: 4, integer: 4, long: 8 } as const;

const longMin = -(2n ** 63n);
const longMax = 2n ** 63n - 1n;

/** What can be put into a cell. A null is stored by storing no cell. */
export type CellValue = Exclude<Value, null> | Uint8Array;

/**
 * Bytes of a cell as Fink writes them: numbers big-endian (IEEE 754 or two's complement), text UTF-8,
 * booleans the text `true` or `false`. A `long` may be given as bigint, safe number or decimal text;
 * a `binary` as bytes or as base64 text.
 * @param column - named in errors.
 * @throws RangeError when the value does not fit the type.
 */
export function encodeCell(type: CellType, value: CellValue, column = '?'): Uint8Array {
  switch (type) {
    case 'string':
      return encoder.encode(value instanceof Uint8Array ? toBase64(value) : String(value));
    case 'boolean':
      if (typeof value !== 'boolean') {
        throw unfit(type, value, column);
      }
      return encoder.encode(String(value));
    case 'binary':
      if (value instanceof Uint8Array) {
        return value;
      }
      if (typeof value !== 'string') {
        throw unfit(type, value, column);
      }
      return fromBase64(value);
    case 'long':
      return encodeLong(value, column);
    default:
      return encodeNumber(type, value, column);
  }
}

/**
 * Value of a cell. `long` gives bigint, `binary` base64 text; a boolean is also understood as `1`/`0` and
 * as one byte (0 is false).
 * @param column - named in errors.
 * @throws RangeError when the bytes cannot be of that type; it names the column and the length.
 */
export function decodeCell(type: CellType, bytes: Uint8Array, column = '?'): Value {
  switch (type) {
    case 'string':
      return decodeText(bytes);
    case 'binary':
      return toBase64(bytes);
    case 'boolean':
      return decodeBoolean(bytes, column);
    default:
      break;
  }
  if (bytes.length !== sizes[type]) {
    throw new RangeError(`invalid cell of ${column}: ${bytes.length} bytes; a ${type} has ${sizes[type]}`);
  }
  // Through one view for all cells: a view of its own for each would take longer than the rest.
  scratchBytes.set(bytes);
  switch (type) {
    case 'double':
      return scratch.getFloat64(0);
    case 'float':
      return scratch.getFloat32(0);
    case 'integer':
      return scratch.getInt32(0);
    case 'long':
      return scratch.getBigInt64(0);
  }
}

const scratch = new DataView(new ArrayBuffer(8));
const scratchBytes = new Uint8Array(scratch.buffer);

/** Longer text is decoded faster by the decoder. */
const SHORT_TEXT = 24;

/** Text of a cell. Short ASCII, which is nearly all, without the decoder. */
function decodeText(bytes: Uint8Array): string {
  if (bytes.length > SHORT_TEXT) {
    return decoder.decode(bytes);
  }
  let text = '';
  for (const byte of bytes) {
    if (byte > 0x7f) {
      return decoder.decode(bytes);
    }
    text += String.fromCharCode(byte);
  }
  return text;
}

/**
 * Values of all cells of a row. An absent cell gives no key.
 * @param typeOf - type of a column. To keep columns of unknown type as base64, let it answer `binary`.
 * @throws RangeError for a column without a type, or a cell that its type cannot have.
 */
export function decodeCells(
  cells: ReadonlyMap<string, Uint8Array>,
  typeOf: (column: string) => CellType | undefined
): Row {
  const row: Row = {};
  for (const [column, bytes] of cells) {
    const type = typeOf(column);
    if (type === undefined) {
      throw new RangeError(`unknown type of column: ${column}; no schema row and no survey names it`);
    }
    row[column] = decodeCell(type, bytes, column);
  }
  return row;
}

/**
 * Cells of a row; nulls are left out, as in HBase.
 * @throws RangeError for a column without a type, or a value that does not fit it.
 */
export function encodeCells(
  row: Readonly<Record<string, CellValue | null | undefined>>,
  typeOf: (column: string) => CellType | undefined
): Map<string, Uint8Array> {
  const cells = new Map<string, Uint8Array>();
  for (const [column, value] of Object.entries(row)) {
    if (value === null || value === undefined) {
      continue;
    }
    const type = typeOf(column);
    if (type === undefined) {
      throw new RangeError(`unknown type of column: ${column}; no schema row and no survey names it`);
    }
    cells.set(column, encodeCell(type, value, column));
  }
  return cells;
}

function encodeLong(value: CellValue, column: string): Uint8Array {
  let long: bigint;
  if (typeof value === 'bigint') {
    long = value;
  } else if (typeof value === 'number' && Number.isSafeInteger(value)) {
    long = BigInt(value);
  } else if (typeof value === 'string' && /^-?\d+$/.test(value)) {
    long = BigInt(value);
  } else {
    throw unfit('long', value, column);
  }
  if (long < longMin || long > longMax) {
    throw unfit('long', value, column);
  }
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigInt64(0, long);
  return bytes;
}

function encodeNumber(type: 'double' | 'float' | 'integer', value: CellValue, column: string): Uint8Array {
  if (typeof value !== 'number') {
    throw unfit(type, value, column);
  }
  const bytes = new Uint8Array(sizes[type]);
  const view = new DataView(bytes.buffer);
  if (type === 'double') {
    view.setFloat64(0, value);
  } else if (type === 'float') {
    view.setFloat32(0, value);
  } else if (Number.isInteger(value) && value >= -0x80000000 && value <= 0x7fffffff) {
    view.setInt32(0, value);
  } else {
    throw unfit(type, value, column);
  }
  return bytes;
}

function decodeBoolean(bytes: Uint8Array, column: string): boolean {
  const text = decoder.decode(bytes).trim().toLowerCase();
  if (text === 'true' || text === '1') {
    return true;
  }
  if (text === 'false' || text === '0') {
    return false;
  }
  if (bytes.length === 1 && (bytes[0] === 0 || bytes[0] === 1 || bytes[0] === 0xff)) {
    return bytes[0] !== 0;
  }
  throw new RangeError(`invalid cell of ${column}: ${bytes.length} bytes; a boolean is "true" or "false"`);
}

function unfit(type: CellType, value: CellValue, column: string): RangeError {
  const shown = value instanceof Uint8Array ? `${value.length} bytes` : String(value).slice(0, 60);
  return new RangeError(`invalid value of ${column}: ${shown} (${typeof value}) does not fit a ${type}`);
}
