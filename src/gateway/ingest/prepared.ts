import type { Row } from '../../core/value';
import type { IRowToWrite } from '../store/rowwriter';
import type { IAlert } from './alert';
import { toCells, toRow, type Cells } from './cells';
import { cutoutRow } from './cutoutrow';
import { historyRows } from './historyrows';
import { alertKey, indexPlaces, indexRowOf, someCells } from './indexrows';
import { mainRow } from './mainrow';

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
  /** Its class, which pixel tables keep. */
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
  const { label, places } = indexPlaces(main);
  return {
    key: alertKey('ztf', alert.objectId, Number(main['i:jd'])),
    row: orderOf(cells),
    cells,
    label,
    index: places.map(({ table, key }) => indexRowOf(table, key, cells, label)),
    history: historyRows(alert),
    cutouts: cutoutRow(alert)
  };
}

/** The {@link ORDER_COLUMNS} of a row. */
export function orderOf(cells: Cells): Row {
  return toRow(someCells(cells, ORDER_COLUMNS));
}
