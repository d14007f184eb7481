import { ang2pix } from '../../core/sky';
import { buildKey, classify, memberships, pixelNside } from '../../core/survey/ztf';
import type { Row } from '../../core/value';
import { project } from './mainrow';
import { tableNamed } from './tablenamed';

/** A row of an index table, derived from one row of the main table. */
export interface IIndexRow {
  readonly table: string;
  readonly key: string;
  readonly row: Row;
}

/** Index tables whose key has no time of the alert: the latest alert of an object holds the row. */
export const LATEST_WINS: ReadonlySet<string> = new Set(['ztf.pixel128', 'ztf.tracklet']);

/** Most bytes of a row key; LMDB takes up to 1978. */
const MAX_KEY = 1000;

/**
 * Rows of all index tables that one alert belongs to. They follow from the main row alone, so that they can be found
 * again, and taken back, when the main row is replaced.
 *
 * @throws RangeError when a text of the alert is too long to be part of a key.
 */
export function indexRows(main: Row): IIndexRow[] {
  const label = classify(main);
  const values: Row = {
    ...partsOf(main),
    class: label,
    pixel128: ang2pix(pixelNside, Number(main['i:ra']), Number(main['i:dec']))
  };
  const rows = [
    indexRow('ztf.pixel128', values, { ...main, 'd:classification': label }),
    indexRow('ztf.class', values, main)
  ];
  for (const [table, admits] of Object.entries(memberships)) {
    if (admits(main)) {
      rows.push(indexRow(table, values, main));
    }
  }
  return rows;
}

/** Key of the main table, `ztf.cutouts` and the tables of the history. */
export function alertKey(table: string, objectId: string, jd: number): string {
  return buildKey(tableNamed(table), { objectId, jd });
}

function indexRow(table: string, values: Row, row: Row): IIndexRow {
  const key = buildKey(tableNamed(table), values);
  if (Buffer.byteLength(key) > MAX_KEY || key.startsWith('schema')) {
    throw new RangeError(`invalid row key of ${table}: ${key.slice(0, 60)}`);
  }
  return { table, key, row: project(row, table) };
}

function partsOf(main: Row): Row {
  const parts: Row = {};
  for (const [column, value] of Object.entries(main)) {
    parts[column.slice(2)] = value;
  }
  return parts;
}
