import type { Value } from '../value';
import type { ITable } from './table';

/** Joins the parts of a key. In byte order it stands after digits and upper case, before lower case. */
export const separator = '_';

/** Parts of keys that are double-precision times, so written as Java writes doubles. */
const timeParts: ReadonlySet<string> = new Set([
  'jd',
  'jdstarthist',
  'midpointMjdTai',
  'firstDiaSourceMjdTaiFink'
]);

/** Parts of keys whose form is known; used to see which parts a key lacks. */
const partPatterns: Readonly<Record<string, RegExp>> = {
  jd: /^\d+\.\d+(E\d+)?$/,
  jdstarthist: /^\d+\.\d+(E\d+)?$/,
  midpointMjdTai: /^\d+\.\d+(E\d+)?$/,
  firstDiaSourceMjdTaiFink: /^\d+\.\d+(E\d+)?$/,
  pixel12: /^\d{9}$/,
  pixel128: /^\d+$/,
  pixel1024: /^\d+$/
};

/**
 * Text of a double as Java's `Double.toString`, which Spark puts into row keys: `2459000.0`, `2459000.7041204`,
 * from 1e7 on and below 1e-3 `1.0E7`.
 * @throws RangeError for NaN and infinities, which no key may hold.
 */
export function keyNumber(x: number): string {
  if (!Number.isFinite(x)) {
    throw new RangeError(`invalid number in a row key: ${x}`);
  }
  if (Object.is(x, -0)) {
    return '-0.0';
  }
  const size = Math.abs(x);
  if (size === 0 || (size >= 1e-3 && size < 1e7)) {
    const text = String(x);
    return text.includes('.') ? text : `${text}.0`;
  }
  const [digits = '0', exponent = '0'] = x.toExponential().split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
}

/**
 * Row key of a table from the values of its parts. A part that is null or absent is left out together with its
 * separator, as Spark's `concat_ws` does.
 * @param values - value of each part, by the name of the part (`objectId`, `jd`, `pixel128` ...).
 * @throws RangeError when no part has a value.
 */
export function buildKey(table: ITable, values: Readonly<Record<string, Value | undefined>>): string {
  const parts: string[] = [];
  for (const part of table.key) {
    const value = values[part];
    if (value === null || value === undefined) {
      continue;
    }
    parts.push(timeParts.has(part) && typeof value === 'number' ? keyNumber(value) : String(value));
  }
  if (parts.length === 0) {
    throw new RangeError(`missing row key of ${table.name}: need ${table.key.join(', ')}, have none`);
  }
  return parts.join(separator);
}

/**
 * Parts of a row key as text, read from the right because the first part may contain `_` (class labels,
 * tracklets). A part left out of the key is left out of the result. Undefined for schema rows.
 */
export function parseKey(table: ITable, key: string): Readonly<Record<string, string>> | undefined {
  if (key.startsWith('schema')) {
    return undefined;
  }
  const pieces = key.split(separator);
  const parts: Record<string, string> = {};
  for (let at = table.key.length - 1; at >= 1; at -= 1) {
    const part = table.key[at] ?? '';
    const last = pieces[pieces.length - 1] ?? '';
    if (pieces.length < 2) {
      break;
    }
    if (partPatterns[part]?.test(last) ?? true) {
      parts[part] = last;
      pieces.pop();
    }
  }
  parts[table.key[0] ?? ''] = pieces.join(separator);
  return parts;
}
