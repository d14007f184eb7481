import { encodeCell } from '../../core/survey/cell';
import type { Row } from '../../core/value';
import type { IRowToWrite } from '../store/rowwriter';
import type { IAlert } from './alert';
import { toCells, toRow, type Cells } from './cells';
import { cutoutRow } from './cutoutrow';
import { historyRows } from './historyrows';
import { alertKey, indexRows } from './indexrows';
import { mainRow } from './mainrow';
import { tableNamed } from './tablenamed';

/** Columns of the main table that decide which of two rows stands; see `precedence.ts`. */
const ORDER_COLUMNS: readonly string[] = [
  'i:jd',
  'i:candid',
  'i:fink_broker_version',
  'i:fink_science_version'
];

/** An alert with everything that it puts into the store. */
export interface IPrepared {
  readonly key: string;
  /** Its {@link ORDER_COLUMNS}. */
  readonly row: Row;
  readonly cells: Cells;
  /** Its class, which only the pixel table keeps. */
  readonly label: string;
  readonly index: readonly IRowToWrite[];
  readonly history: readonly IRowToWrite[];
  readonly cutouts: IRowToWrite | undefined;
}

/**
 * Rows of one alert for all tables.
 * @throws RangeError when a value does not fit its column or a key.
 */
export function prepare(alert: IAlert): IPrepared {
  const main = mainRow(alert);
  const cells = toCells(main);
  const rows = indexRows(main);
  const label = String(rows[0]?.row['d:classification'] ?? '');
  return {
    key: alertKey('ztf', alert.objectId, Number(main['i:jd'])),
    row: orderOf(cells),
    cells,
    label,
    index: rows.map(({ table, key }) => indexRowOf(table, key, cells, label)),
    history: historyRows(alert),
    cutouts: cutoutRow(alert)
  };
}

/** A row of an index table; its cells are those of the main row, and the class in the pixel table. */
export function indexRowOf(table: string, key: string, main: Cells, label: string): IRowToWrite {
  const cells = new Map<string, Uint8Array>();
  for (const column of tableNamed(table).columns) {
    const cell = column === 'd:classification' ? encodeCell('string', label) : main.get(column);
    if (cell !== undefined) {
      cells.set(column, cell);
    }
  }
  return { table, key, cells };
}

/** The {@link ORDER_COLUMNS} of a row. */
export function orderOf(cells: Cells): Row {
  const order = new Map<string, Uint8Array>();
  for (const column of ORDER_COLUMNS) {
    const cell = cells.get(column);
    if (cell) {
      order.set(column, cell);
    }
  }
  return toRow(order);
}
