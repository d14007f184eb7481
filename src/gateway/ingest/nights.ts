import { night } from '../../core/time';
import { buildKey } from '../../core/survey/ztf';
import type { ISnapshot } from '../store/rowstore';
import type { IRowWriter } from '../store/rowwriter';
import { Anomalies, RANKED_COLUMNS } from './anomalies';
import { toRow } from './cells';
import { Change } from './change';
import { DIRTY_NIGHTS, nightsText } from './marks';
import { COUNTED_COLUMNS, NightCount } from './nightcount';
import { alertsOf, timesOf } from './nightrows';
import { schemaRow } from './schemarows';
import { tableNamed } from './tablenamed';

const ALL = [{ start: '!', stop: '\u{10FFFF}' }];
const STATISTICS = 'statistics_class';
/** What is read of each alert; `ztf.class` has it all. */
const NIGHT_COLUMNS = [...new Set([...COUNTED_COLUMNS, ...RANKED_COLUMNS])];

/**
 * Makes the rows of `statistics_class` and `ztf.anomaly` of some nights anew from their alerts, each night in one commit
 * that also takes the night off the list of nights to be done. Only the alerts of these nights are read.
 *
 * @returns rows added to each table.
 */
export async function recomputeNights(
  writer: IRowWriter,
  nights: ReadonlySet<string>,
  signal?: AbortSignal
): Promise<Record<string, number>> {
  const growth: Record<string, number> = {};
  if (nights.size === 0) {
    return growth;
  }
  const counted = await countNights(writer, nights, signal);
  const columns = await statisticsColumns(writer);
  const left = new Set(nights);
  for (const each of [...nights].sort()) {
    signal?.throwIfAborted();
    left.delete(each);
    const snapshot = writer.snapshot();
    try {
      const change = new Change(snapshot);
      const { count, anomalies } = counted.get(each) ?? {};
      if (count) {
        change.put(count.row());
      } else {
        change.remove(STATISTICS, `ztf_${each}`);
      }
      await planAnomalies(snapshot, change, each, anomalies?.keys() ?? []);
      planStatisticsSchema(change, columns);
      const { put, remove, growth: added } = await change.finish();
      await writer.commit({ put, remove, marks: new Map([[DIRTY_NIGHTS, nightsText(left)]]) });
      for (const [table, rows] of Object.entries(added)) {
        growth[table] = (growth[table] ?? 0) + rows;
      }
    } finally {
      snapshot.close();
    }
  }
  return growth;
}

async function countNights(writer: IRowWriter, nights: ReadonlySet<string>, signal?: AbortSignal) {
  const counted = new Map<string, { count: NightCount; anomalies: Anomalies }>();
  const snapshot = writer.snapshot();
  try {
    for await (const rows of snapshot.scan({
      table: 'ztf.class',
      ranges: await alertsOf(snapshot, nights),
      columns: NIGHT_COLUMNS,
      ...(signal ? { signal } : {})
    })) {
      for (const { cells } of rows) {
        const row = toRow(cells);
        const each = night(Number(row['i:jd']));
        if (nights.has(each)) {
          const numbers = counted.get(each) ?? { count: new NightCount(each), anomalies: new Anomalies() };
          counted.set(each, numbers);
          numbers.count.add(row);
          numbers.anomalies.add(row);
        }
      }
    }
  } finally {
    snapshot.close();
  }
  return counted;
}

async function planAnomalies(
  snapshot: ISnapshot,
  change: Change,
  of: string,
  mainKeys: string[]
): Promise<void> {
  const ranges = timesOf(new Set([of])) ?? ALL;
  for await (const rows of snapshot.scan({ table: 'ztf.anomaly', ranges, columns: ['i:jd'] })) {
    for (const { key, cells } of rows) {
      if (night(Number(toRow(cells)['i:jd'])) === of) {
        change.remove('ztf.anomaly', key);
      }
    }
  }
  for (const stored of await snapshot.multiGet('ztf', mainKeys)) {
    if (stored) {
      const main = toRow(stored.cells);
      const values = { jd: main['i:jd'], objectId: main['i:objectId'] };
      change.put({
        table: 'ztf.anomaly',
        key: buildKey(tableNamed('ztf.anomaly'), values),
        cells: stored.cells
      });
    }
  }
}

/** Columns of each row of `statistics_class`. */
async function statisticsColumns(writer: IRowWriter): Promise<Map<string, readonly string[]>> {
  const columns = new Map<string, readonly string[]>();
  const snapshot = writer.snapshot();
  try {
    for await (const rows of snapshot.scan({ table: STATISTICS, ranges: ALL })) {
      rows.forEach(({ key, cells }) => columns.set(key, [...cells.keys()]));
    }
  } finally {
    snapshot.close();
  }
  return columns;
}

/** The columns of `statistics_class` change from night to night: its schema row names those that are there. */
function planStatisticsSchema(change: Change, columns: Map<string, readonly string[]>): void {
  for (const key of change.keys(STATISTICS)) {
    const cells = change.get(STATISTICS, key);
    if (cells) {
      columns.set(key, [...cells.keys()]);
    } else {
      columns.delete(key);
    }
  }
  const all = new Set([...tableNamed(STATISTICS).columns, ...[...columns.values()].flat()]);
  change.put(schemaRow(STATISTICS, 'schema', [...all].sort()));
}
