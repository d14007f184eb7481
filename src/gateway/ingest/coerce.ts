import type { CellType } from '../../core/survey/column';
import type { Value } from '../../core/value';

const utf8 = new TextDecoder();

/** Text that stands for a missing number in files written by Python. */
const MISSING = /^(|none|null|nan)$/i;

/**
 * A value from a file as the type of its column wants it: int64 where int32 is meant, double where float is meant,
 * NaN in an integer column (a missing value, as pandas writes it) and numbers written as text are all understood.
 * Text is kept as it is, `null`, `nan` and `None` included: Fink's tables have them so.
 *
 * @throws RangeError when the value cannot be had exactly, naming the column.
 */
export function coerce(type: CellType, value: unknown, column: string): Value {
  if (value === null || value === undefined) {
    return null;
  }
  switch (type) {
    case 'string':
      return asText(value, column);
    case 'double':
    case 'float':
      return asReal(type, value, column);
    case 'integer':
    case 'long':
      return asInteger(type, value, column);
    case 'boolean':
      return asBoolean(value, column);
    case 'binary':
      throw unfit(type, value, column);
  }
}

function asText(value: unknown, column: string): string {
  if (value instanceof Uint8Array) {
    return utf8.decode(value);
  }
  if (typeof value === 'string') {
    return value;
  }
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') {
    return String(value);
  }
  throw unfit('string', value, column);
}

function asReal(type: 'double' | 'float', value: unknown, column: string): number | null {
  let number: number;
  if (typeof value === 'number') {
    number = value;
  } else if (typeof value === 'bigint') {
    number = Number(value);
  } else if (typeof value === 'string') {
    if (MISSING.test(value.trim())) {
      return null;
    }
    number = Number(value);
    if (Number.isNaN(number)) {
      throw unfit(type, value, column);
    }
  } else {
    throw unfit(type, value, column);
  }
  return type === 'float' ? Math.fround(number) : number;
}

function asInteger(type: 'integer' | 'long', value: unknown, column: string): number | bigint | null {
  if (type === 'integer' && typeof value === 'number' && (value | 0) === value) {
    return value;
  }
  let integer: bigint;
  if (typeof value === 'bigint') {
    integer = value;
  } else if (typeof value === 'number') {
    if (Number.isNaN(value)) {
      return null;
    }
    if (!Number.isSafeInteger(value)) {
      throw unfit(type, value, column);
    }
    integer = BigInt(value);
  } else if (typeof value === 'string') {
    if (MISSING.test(value.trim())) {
      return null;
    }
    if (!/^[+-]?\d+$/.test(value.trim())) {
      throw unfit(type, value, column);
    }
    integer = BigInt(value);
  } else {
    throw unfit(type, value, column);
  }
  if (integer !== BigInt.asIntN(type === 'integer' ? 32 : 64, integer)) {
    throw unfit(type, value, column);
  }
  return type === 'integer' ? Number(integer) : integer;
}

function asBoolean(value: unknown, column: string): boolean | null {
  if (typeof value === 'boolean') {
    return value;
  }
  const text =
    typeof value === 'string' || typeof value === 'number' ? String(value).trim().toLowerCase() : '?';
  if (text === 'true' || text === '1') {
    return true;
  }
  if (text === 'false' || text === '0') {
    return false;
  }
  if (MISSING.test(text)) {
    return null;
  }
  throw unfit('boolean', value, column);
}

function unfit(type: CellType, value: unknown, column: string): RangeError {
  const plain = ['string', 'number', 'bigint', 'boolean'].includes(typeof value);
  // A plain value, as the line above says.
  const shown = plain ? String(value).slice(0, 60) : Object.prototype.toString.call(value);
  return new RangeError(`invalid value of ${column}: ${shown} (${typeof value}) is not a ${type}`);
}
