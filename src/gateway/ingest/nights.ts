import { night } from '../../core/time';
import { buildKey } from '../../core/survey/ztf';
import type { ISnapshot } from '../store/rowstore';
import type { IRowWriter } from '../store/rowwriter';
import { Anomalies, RANKED_COLUMNS } from './anomalies';
import { toRow } from './cells';
import { Change } from './change';
import { DIRTY_NIGHTS, nightsText } from './marks';
import { COUNTED_COLUMNS, NightCount } from './nightcount';
import { schemaRow } from './schemarows';
import { tableNamed } from './tablenamed';

const ALL = [{ start: '!', stop: '\u{10FFFF}' }];

/**
 * Makes the rows of `statistics_class` and `ztf.anomaly` of some nights anew from the main table, each night in one
 * commit that also takes the night off the list of nights to be done.
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
        change.remove('statistics_class', `ztf_${each}`);
      }
      await planAnomalies(snapshot, change, each, anomalies?.keys() ?? []);
      await planStatisticsSchema(snapshot, change);
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
    const columns = [...new Set([...COUNTED_COLUMNS, ...RANKED_COLUMNS])];
    for await (const rows of snapshot.scan({
      table: 'ztf',
      ranges: ALL,
      columns,
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
  for await (const rows of snapshot.scan({ table: 'ztf.anomaly', ranges: ALL, columns: ['i:jd'] })) {
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

/** The columns of `statistics_class` change from night to night: its schema row names those that are there. */
async function planStatisticsSchema(snapshot: ISnapshot, change: Change): Promise<void> {
  const columns = new Set(tableNamed('statistics_class').columns);
  for await (const rows of snapshot.scan({ table: 'statistics_class', ranges: ALL })) {
    for (const { key, cells } of rows) {
      if (change.get('statistics_class', key) === undefined) {
        for (const column of cells.keys()) {
          columns.add(column);
        }
      }
    }
  }
  for (const key of change.keys('statistics_class')) {
    for (const column of change.get('statistics_class', key)?.keys() ?? []) {
      columns.add(column);
    }
  }
  change.put(schemaRow('statistics_class', 'schema', [...columns].sort()));
}
