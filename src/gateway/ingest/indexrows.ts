import { ang2pix } from '../../core/sky';
import { encodeCell } from '../../core/survey/cell';
import { buildKey, classify, classifyNeeds, membershipRules, pixelNside } from '../../core/survey/ztf';
import type { Row } from '../../core/value';
import type { IRowToWrite } from '../store/rowwriter';
import { toRow, type Cells } from './cells';
import { tableNamed } from './tablenamed';

/** Where an alert stands in the index tables. */
export interface IIndexPlaces {
  /** Its class, which pixel tables keep in `d:classification`. */
  readonly label: string;
  readonly places: readonly { readonly table: string; readonly key: string }[];
}

/** Index tables whose key has no time of the alert: the latest alert of an object holds the row. */
export const LATEST_WINS: ReadonlySet<string> = new Set(['ztf.pixel128', 'ztf.tracklet']);

/** Columns of the main table that decide on the places of an alert. */
export const PLACE_COLUMNS: readonly string[] = [
  ...new Set([
    ...['i:objectId', 'i:jd', 'i:jdstarthist', 'i:ra', 'i:dec', 'i:ssnamenr', 'd:tracklet', 'd:tns'],
    ...classifyNeeds,
    ...membershipRules.flatMap(({ needs }) => needs)
  ])
];

/** Most bytes of a row key; LMDB takes up to 1978. */
const MAX_KEY = 1000;

/**
 * Places in all index tables that one alert belongs to. They follow from the main row alone, so that they can be found
 * again, and taken back, when the main row is replaced.
 *
 * @param main - needs {@link PLACE_COLUMNS}.
 * @throws RangeError when a text of the alert is too long to be part of a key.
 */
export function indexPlaces(main: Row): IIndexPlaces {
  const label = classify(main);
  const parts: Row = {
    objectId: main['i:objectId'] ?? null,
    jd: main['i:jd'] ?? null,
    jdstarthist: main['i:jdstarthist'] ?? null,
    ssnamenr: main['i:ssnamenr'] ?? null,
    tracklet: main['d:tracklet'] ?? null,
    tns: main['d:tns'] ?? null,
    class: label,
    pixel128: ang2pix(pixelNside, Number(main['i:ra']), Number(main['i:dec']))
  };
  const places = [placeIn('ztf.pixel128', parts), placeIn('ztf.class', parts)];
  for (const { table, admits } of membershipRules) {
    if (admits(main)) {
      places.push(placeIn(table, parts));
    }
  }
  return { label, places };
}

/** Rows of all index tables that an alert belongs to, from its row of the main table. */
export function indexRows(main: Cells): IRowToWrite[] {
  const { label, places } = indexPlaces(placeValues(main));
  return places.map(({ table, key }) => indexRowOf(table, key, main, label));
}

/** Values of the {@link PLACE_COLUMNS} of a row. */
export function placeValues(main: Cells): Row {
  return toRow(someCells(main, PLACE_COLUMNS));
}

/** Those cells of a row that have these names. */
export function someCells(row: Cells, columns: readonly string[]): Map<string, Uint8Array> {
  const cells = new Map<string, Uint8Array>();
  for (const column of columns) {
    const cell = row.get(column);
    if (cell !== undefined) {
      cells.set(column, cell);
    }
  }
  return cells;
}

/** A row of an index table; its cells are those of the main row, and the class in a pixel table. */
export function indexRowOf(table: string, key: string, main: Cells, label: string): IRowToWrite {
  const { columns } = tableNamed(table);
  const cells = someCells(main, columns);
  if (columns.includes('d:classification')) {
    cells.set('d:classification', encodeCell('string', label));
  }
  return { table, key, cells };
}

/** Key of the main table, `ztf.cutouts` and the tables of the history. */
export function alertKey(table: string, objectId: string, jd: number): string {
  return buildKey(tableNamed(table), { objectId, jd });
}

function placeIn(table: string, parts: Row) {
  const key = buildKey(tableNamed(table), parts);
  if (Buffer.byteLength(key) > MAX_KEY || key.startsWith('schema')) {
    throw new RangeError(`invalid row key of ${table}: ${key.slice(0, 60)}`);
  }
  return { table, key };
}
