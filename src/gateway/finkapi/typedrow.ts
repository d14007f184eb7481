import type { CellType } from '../../core/survey/column';
import { ztfColumns } from '../../core/survey/ztf';
import type { Row, Value } from '../../core/value';
import type { ApiRecord } from './records';

/** What Python writes where there is no value. */
const NOTHING: ReadonlySet<string> = new Set(['', 'nan', 'NaN', 'None', '<NA>', 'null', 'inf', '-inf']);
/**
 * Columns of text in which `nan` is no value of the alert, but what Fink makes of a cell that is not there, beside others that are.
 * In others (`d:DR3Name`, `d:mangrove_2MASS_name`) alerts really have `nan` and `None`.
 */
const NEVER_NAN: ReadonlySet<string> = new Set(['d:tns', 'd:tracklet', 'i:ssnamenr']);

/**
 * A row with the types that our own stores give, of a record in which numbers may be text: stored columns alone, since computed
 * ones are computed here, and without keys for missing values.
 * @param columns - Those wanted; all others are left out.
 * @throws RangeError for a value that its column cannot have.
 */
export function typedRow(record: ApiRecord, columns: ReadonlySet<string>): Row {
  const row: Row = {};
  for (const [name, given] of Object.entries(record)) {
    const type = columns.has(name) && !name.startsWith('v:') ? ztfColumns.get(name)?.type : undefined;
    const value = type === undefined ? null : typedValue(type, given, name);
    if (value !== null) {
      row[name] = value;
    }
  }
  return row;
}

/** A value with the type of its column; null where there is none. */
function typedValue(type: CellType, given: unknown, name: string): Value {
  if (given === null || given === undefined) {
    return null;
  }
  switch (type) {
    case 'string':
      return textOf(given, name);
    case 'boolean':
      return flagOf(given, name);
    case 'long':
      return longOf(given, name);
    case 'binary':
      return null;
    default:
      return numberOf(type, given, name);
  }
}

function textOf(given: unknown, name: string): Value {
  const text = typeof given === 'string' ? given : JSON.stringify(given);
  return text === 'nan' && NEVER_NAN.has(name) ? null : text;
}

function flagOf(given: unknown, name: string): Value {
  const text = String(given).toLowerCase();
  if (NOTHING.has(String(given))) {
    return null;
  }
  if (['true', '1', 'false', '0'].includes(text)) {
    return text === 'true' || text === '1';
  }
  throw unfit('boolean', given, name);
}

/** A 64-bit integer; null for one that was rounded on its way here (pandas does so where others are missing). */
function longOf(given: unknown, name: string): Value {
  if (typeof given === 'number') {
    return Number.isSafeInteger(given) ? BigInt(given) : null;
  }
  const text = String(given);
  if (NOTHING.has(text)) {
    return null;
  }
  const digits = /^(-?\d{1,19})(?:\.0*)?$/.exec(text)?.[1];
  if (digits === undefined) {
    throw unfit('long', given, name);
  }
  return BigInt(digits);
}

function numberOf(type: 'double' | 'float' | 'integer', given: unknown, name: string): Value {
  if (typeof given === 'string' && NOTHING.has(given)) {
    return null;
  }
  const number = typeof given === 'string' ? Number(given) : given;
  if (
    typeof number !== 'number' ||
    Number.isNaN(number) ||
    (type === 'integer' && !Number.isInteger(number))
  ) {
    throw unfit(type, given, name);
  }
  return type === 'float' ? Math.fround(number) : number;
}

function unfit(type: CellType, given: unknown, name: string): RangeError {
  return new RangeError(`invalid value of ${name}: ${String(given).slice(0, 40)} does not fit a ${type}`);
}
