import { night } from '../../core/time';
import { objectRange } from '../../core/survey/ztf';
import type { Row } from '../../core/value';
import type { ISnapshot } from '../store/rowstore';
import { compareCells, type Cells } from './cells';
import { Change } from './change';
import { planFineIndex } from './fineindex';
import { indexPlaces, indexRows, LATEST_WINS, placeValues } from './indexrows';
import { compareCopies, compareTimes } from './precedence';
import { orderOf, type IPrepared } from './prepared';
import type { IRowToWrite } from '../store/rowwriter';

/** What a batch of alerts does to the store, before schema rows and marks. */
export interface ICommitPlan {
  readonly change: Change;
  /** Alerts that were not in the store. */
  readonly fresh: number;
  /** Alerts that take the place of an older copy of themselves. */
  readonly replaced: number;
  /** Alerts that the store, or the batch, already has as good or better. */
  readonly duplicates: number;
  /** Nights (YYYYMMDD) whose main rows change. */
  readonly nights: ReadonlySet<string>;
}

/**
 * Decides which rows a batch of alerts writes and removes. The result depends on the alerts and on what is in the
 * store, not on their order: of copies of one alert the same one always wins, the latest alert holds the rows of
 * `ztf.pixel128` and `ztf.tracklet`, and rows that a replaced copy had put into index tables are taken back.
 */
export async function planCommit(snapshot: ISnapshot, batch: readonly IPrepared[]): Promise<ICommitPlan> {
  const change = new Change(snapshot);
  const best = new Map<string, IPrepared>();
  for (const each of batch) {
    const other = best.get(each.key);
    if (!other || compareCopies(each, other) > 0) {
      best.set(each.key, each);
    }
  }
  const keys = [...best.keys()];
  const present = await change.before('ztf', keys);
  const written: IPrepared[] = [];
  const outdated: Cells[] = [];
  for (const [i, each] of [...best.values()].entries()) {
    const cells = present[i];
    const before = cells && { row: orderOf(cells), cells };
    if (before && compareCopies(each, before) <= 0) {
      continue;
    }
    if (before) {
      outdated.push(before.cells);
    }
    change.put({ table: 'ztf', key: each.key, cells: each.cells });
    written.push(each);
  }
  await planIndexes(snapshot, change, written, outdated);
  await planFineIndex(
    snapshot,
    change,
    written.map(each => each.key)
  );
  await planHistory(change, batch);
  await planRepeats(
    change,
    written.map(each => each.key)
  );
  return {
    change,
    fresh: written.length - outdated.length,
    replaced: outdated.length,
    duplicates: batch.length - written.length,
    nights: new Set(written.map(each => night(Number(each.row['i:jd']))))
  };
}

async function planIndexes(
  snapshot: ISnapshot,
  change: Change,
  written: readonly IPrepared[],
  outdated: readonly Cells[]
): Promise<void> {
  const offers = new Map<string, Map<string, { order: Row; row: IRowToWrite }>>();
  for (const { row: order, index } of written) {
    for (const row of index) {
      const rows = tableOf(offers, row.table);
      const other = rows.get(row.key);
      if (!other || compareTimes(order, other.order) > 0) {
        rows.set(row.key, { order, row });
      }
    }
  }
  const vacated = await vacate(snapshot, change, outdated);
  for (const [table, rows] of offers) {
    const present = await change.before(table, [...rows.keys()]);
    for (const [i, { order, row }] of [...rows.values()].entries()) {
      const before = present[i];
      const stands = before !== undefined && !vacated.has(`${table}\n${row.key}`);
      if (!(stands && compareTimes(orderOf(before), order) > 0)) {
        change.offer(row, (a, b) => compareTimes(orderOf(a), orderOf(b)));
      }
    }
  }
}

/**
 * Takes back the index rows of copies that are being replaced, and gives each row of `ztf.pixel128` and
 * `ztf.tracklet` that becomes free so to the latest other alert of the object that belongs there.
 * @returns the rows taken back, as `table\nkey`.
 */
async function vacate(
  snapshot: ISnapshot,
  change: Change,
  outdated: readonly Cells[]
): Promise<ReadonlySet<string>> {
  const vacated = new Set<string>();
  for (const old of outdated) {
    for (const { table, key } of indexPlaces(placeValues(old)).places) {
      const [holder] = await change.before(table, [key]);
      if (!holder || compareTimes(orderOf(holder), orderOf(old)) !== 0) {
        continue;
      }
      vacated.add(`${table}\n${key}`);
      const heir = LATEST_WINS.has(table) ? await heirOf(snapshot, change, old, table, key) : undefined;
      if (heir) {
        change.put(heir);
      } else {
        change.remove(table, key);
      }
    }
  }
  return vacated;
}

async function heirOf(
  snapshot: ISnapshot,
  change: Change,
  old: Cells,
  table: string,
  key: string
): Promise<IRowToWrite | undefined> {
  let heir: IRowToWrite | undefined;
  const range = objectRange(String(placeValues(old)['i:objectId']));
  for await (const rows of snapshot.scan({ table: 'ztf', ranges: [range] })) {
    for (const stored of rows) {
      const main = change.get('ztf', stored.key) ?? stored.cells;
      const row = indexRows(main).find(each => each.table === table && each.key === key);
      if (row && (!heir || compareTimes(orderOf(row.cells), orderOf(heir.cells)) > 0)) {
        heir = row;
      }
    }
  }
  return heir;
}

/** History and stamps come from all copies of an alert: what one copy lacks another may have. */
async function planHistory(change: Change, batch: readonly IPrepared[]): Promise<void> {
  const history = new Set<string>();
  for (const each of batch) {
    for (const row of each.history) {
      change.offer(row, compareCells);
      history.add(row.table);
    }
    if (each.cutouts) {
      change.offer(each.cutouts, compareStamps);
    }
  }
  for (const table of history) {
    await keepBetter(change, table, compareCells);
  }
  await keepBetter(change, 'ztf.cutouts', compareStamps);
}

/** What is an alert is no detection of low quality, even if another alert's history, of other scores, calls it one. */
async function planRepeats(change: Change, written: readonly string[]): Promise<void> {
  const table = 'ztf.uppervalid';
  written.forEach(key => change.remove(table, key));
  const keys = change.keys(table).filter(key => change.get(table, key));
  const alerts = await change.before('ztf', keys);
  keys.filter((_, i) => alerts[i]).forEach(key => change.drop(table, key));
}

async function keepBetter(
  change: Change,
  table: string,
  compare: (a: Cells, b: Cells) => number
): Promise<void> {
  const keys = change.keys(table);
  const present = await change.before(table, keys);
  for (const [i, key] of keys.entries()) {
    const before = present[i];
    const cells = change.get(table, key);
    if (before && cells && compare(before, cells) >= 0) {
      change.drop(table, key);
    }
  }
}

function compareStamps(a: Cells, b: Cells): number {
  return (
    Buffer.compare(a.get('i:candid') ?? Buffer.alloc(0), b.get('i:candid') ?? Buffer.alloc(0)) ||
    compareCells(a, b)
  );
}

function tableOf<T>(tables: Map<string, Map<string, T>>, table: string): Map<string, T> {
  let rows = tables.get(table);
  if (!rows) {
    rows = new Map();
    tables.set(table, rows);
  }
  return rows;
}
