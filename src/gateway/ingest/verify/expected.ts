import type { Cells } from '../cells';
import type { IRowToWrite } from '../../store/rowwriter';
import { fineIndexRow } from '../fineindex';
import { indexRows } from '../indexrows';
import { compareTimes } from '../precedence';
import { orderOf } from '../prepared';

/**
 * Rows that the alerts of one object have in all index tables. Where several alerts have the same key, the row is that of
 * the latest.
 */
export function expectedRows(alerts: readonly Cells[]): IRowToWrite[] {
  const rows = new Map<string, IRowToWrite>();
  let latest: Cells | undefined;
  for (const alert of alerts) {
    for (const row of indexRows(alert)) {
      const name = `${row.table}\n${row.key}`;
      const other = rows.get(name);
      if (!other || isLater(row.cells, other.cells)) {
        rows.set(name, row);
      }
    }
    latest = latest && !isLater(alert, latest) ? latest : alert;
  }
  return latest ? [...rows.values(), fineIndexRow(latest)] : [];
}

/** Whether an alert, or the row of one, is later than another. */
export function isLater(a: Cells, b: Cells): boolean {
  return compareTimes(orderOf(a), orderOf(b)) > 0;
}
