import type { Value } from '../../core/value';
import type { Fields, IAlert } from './alert';
import { alertKey } from './indexrows';
import { tableNamed } from './tablenamed';
import { toCells } from './cells';
import type { IRowToWrite } from '../store/rowwriter';

/** Detections of the history with at least this real/bogus score and no bad pixel are alerts of their own. */
const RB_MIN = 0.55;

/**
 * Rows of `ztf.upper` (non-detections: no magnitude) and `ztf.uppervalid` (detections below Fink's quality cuts) from the
 * history of an alert. Detections that pass the cuts are alerts of other nights and are found in the main table.
 * An element without a time is left out: it has no place in a light curve.
 */
export function historyRows(alert: IAlert): IRowToWrite[] {
  const rows: IRowToWrite[] = [];
  for (const element of alert.history) {
    const jd = element['jd'];
    const table = historyTable(element);
    if (table && typeof jd === 'number' && Number.isFinite(jd)) {
      rows.push(historyRow(table, alert.objectId, jd, element));
    }
  }
  return rows;
}

function historyTable(element: Fields): string | undefined {
  if (!isNumber(element['magpsf'])) {
    return 'ztf.upper';
  }
  const rb = element['rb'];
  const passes = isNumber(rb) && rb >= RB_MIN && element['nbad'] === 0;
  return passes ? undefined : 'ztf.uppervalid';
}

function historyRow(table: string, objectId: string, jd: number, element: Fields): IRowToWrite {
  const row: Record<string, Value> = {};
  for (const column of tableNamed(table).columns) {
    row[column] = column === 'i:objectId' ? objectId : (element[column.slice(2)] ?? null);
  }
  return { table, key: alertKey(table, objectId, jd), cells: toCells(row) };
}

function isNumber(value: Value | undefined): value is number {
  return typeof value === 'number' && !Number.isNaN(value);
}
