import type { Row } from '../../core/value';
import type { IRowToWrite } from '../store/rowwriter';
import type { IAlert } from './alert';
import { toCells, type Cells } from './cells';
import { cutoutRow } from './cutoutrow';
import { historyRows } from './historyrows';
import { alertKey, indexRows, type IIndexRow } from './indexrows';
import { mainRow } from './mainrow';

/** An alert with everything that it puts into the store. */
export interface IPrepared {
  readonly key: string;
  readonly row: Row;
  readonly cells: Cells;
  readonly index: readonly IIndexRow[];
  readonly history: readonly IRowToWrite[];
  readonly cutouts: IRowToWrite | undefined;
}

/**
 * Rows of one alert for all tables.
 * @throws RangeError when a value does not fit its column or a key.
 */
export function prepare(alert: IAlert): IPrepared {
  const row = mainRow(alert);
  return {
    key: alertKey('ztf', alert.objectId, Number(row['i:jd'])),
    row,
    cells: toCells(row),
    index: indexRows(row),
    history: historyRows(alert),
    cutouts: cutoutRow(alert)
  };
}
