import { planTable } from '../../core/plan';
import { type Row } from '../../core/value';
import { type Reader } from '../question/reader';
import { compareKeys } from '../run/keyorder';

/** Table of names of Solar System objects, in lower case, numbered where several objects share one: `ceres@0`. */
export const SSO_NAMES = 'ztf.sso_resolver';

const KEY = 'key:key';
/** Stands between a name and its number. */
const AT = '@';
/** What follows it in the order of bytes. */
const AFTER_AT = 'A';

/** All rows of exactly some names, each with the name it was found by. */
export interface INamedRow {
  readonly key: string;
  readonly row: Row;
}

/**
 * Ways in which a name may stand in the table: as given, without blanks, and with the blank of a provisional designation
 * (`2010JO69` is `2010 JO69`, `C/2020V2` is `C/2020 V2`).
 */
export function spellings(name: string): string[] {
  const given = name.trim().toLowerCase();
  const joined = given.replace(/\s+/g, '');
  const apart = joined.replace(/^((?:[a-z]\/)?\d{4})([a-z]{1,2}\d*(?:-\w+)?)$/, '$1 $2');
  return [...new Set([given, joined, apart])].filter(key => key !== '' && !key.includes(AT));
}

/** Range of all rows of one name. */
export function nameRange(key: string): { readonly start: string; readonly stop: string } {
  return { start: key + AT, stop: key + AFTER_AT };
}

/** Rows of the table under any of the keys; none where the source has no such table. */
export async function rowsNamed(reader: Reader, keys: Iterable<string>): Promise<INamedRow[]> {
  const ranges = [...new Set(keys)].sort(compareKeys).map(nameRange);
  if (ranges.length === 0 || !reader.tables.includes(SSO_NAMES)) {
    return [];
  }
  const rows = await reader.read(context =>
    planTable({ title: 'Names of Solar System objects', table: SSO_NAMES, ranges, keyColumn: KEY }, context)
  );
  return rows.map(({ [KEY]: key, ...row }) => ({ key: beforeAt(String(key)), row }));
}

function beforeAt(key: string): string {
  return key.slice(0, key.lastIndexOf(AT));
}
