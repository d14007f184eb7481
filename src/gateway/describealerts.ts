import { decodeCell } from '../core/survey/cell';
import { isSimulated } from '../core/survey/ztf';
import { jdToIso } from '../core/time';
import { type IRowStore, type ISnapshot, type IStoredRow } from './store/rowstore';

/** What is in a store, in few words. */
export interface IDescription {
  /** Null where nobody can tell without counting them. */
  readonly alerts: number | null;
  readonly tables: string[];
  /** UTC date of the latest alert. */
  readonly lastNight: string | null;
  /** Whether there are made-up alerts among them. */
  readonly simulated: boolean;
}

/** Above every key. */
const END = '\u{10FFFF}';
/** Years of object ids (`ZTF17…`) that are looked at for made-up objects. */
const YEARS = Array.from({ length: 83 }, (_, index) => String(index + 17));

/** So many alerts are looked at one by one where nothing else tells the last night. */
const FEW = 20_000;

/** Milliseconds for which the description of a shared store is good: many users ask, and it changes once a night. */
const GOOD_FOR = 60_000;
const known = new WeakMap<IRowStore, { readonly at: number; readonly description: IDescription }>();

/**
 * Describe a store by a handful of rows, without reading all alerts. One that is shared is asked for three rows at most, and
 * not again within a minute.
 */
export async function describeAlerts(
  store: IRowStore,
  signal?: AbortSignal,
  now: () => number = Date.now
): Promise<IDescription> {
  const shared = store.traits !== undefined;
  const before = shared ? known.get(store) : undefined;
  if (before !== undefined && now() - before.at < GOOD_FOR) {
    return before.description;
  }
  const tables = [...(await store.tables())].sort();
  const snapshot = store.snapshot();
  try {
    const reading = { snapshot, tables, shared, signal };
    const first = tables.includes('ztf') && (await firstRow(reading, [{ start: 'ZTF', stop: 'ZTG' }]));
    if (!first) {
      return { alerts: 0, tables, lastNight: null, simulated: false };
    }
    const simulated = await firstRow(
      reading,
      YEARS.map(year => ({ start: `ZTF${year}sim`, stop: `ZTF${year}sin` }))
    );
    const description = {
      ...(await readNights(reading)),
      tables,
      simulated: simulated !== undefined && isSimulated(simulated.key.split('_')[0] ?? '')
    };
    if (shared) {
      known.set(store, { at: now(), description });
    }
    return description;
  } finally {
    snapshot.close();
  }
}

/** A store that is being described. */
interface IReading {
  readonly snapshot: ISnapshot;
  readonly tables: readonly string[];
  /** It is no store of this machine alone: nothing in it is counted. */
  readonly shared: boolean;
  readonly signal: AbortSignal | undefined;
}

type Ranges = readonly { readonly start: string; readonly stop: string }[];

/** First alert in the ranges. */
async function firstRow({ snapshot, signal }: IReading, ranges: Ranges): Promise<IStoredRow | undefined> {
  const scan = { table: 'ztf', ranges, columns: ['i:jd'], limit: 1, ...(signal ? { signal } : {}) };
  for await (const rows of snapshot.scan(scan)) {
    return rows[0];
  }
  return undefined;
}

/** Number of alerts and date of the last night. */
async function readNights(reading: IReading): Promise<{ alerts: number | null; lastNight: string | null }> {
  const { snapshot, tables, shared } = reading;
  if (shared) {
    return { alerts: null, lastNight: tables.includes(STATISTICS) ? await lastNightOf(reading) : null };
  }
  if (snapshot.count === undefined) {
    const { alerts, lastNight } = await alertsOfNights(snapshot);
    return alerts > 0n ? { alerts: Number(alerts), lastNight } : countAlerts(snapshot);
  }
  const alerts = await snapshot.count('ztf');
  const lastNight = await lastNightOf(reading);
  return lastNight !== null || alerts > FEW ? { alerts, lastNight } : countAlerts(snapshot);
}

const STATISTICS = 'statistics_class';
const NIGHTS = [{ start: 'ztf_', stop: `ztf_${END}` }];

/** The last night of the table of nightly statistics (`ztf_YYYYMMDD`). It is written at the end of a load. */
async function lastNightOf({ snapshot, signal }: IReading): Promise<string | null> {
  const options = {
    table: STATISTICS,
    ranges: NIGHTS,
    columns: ['basic:sci'],
    reversed: true,
    limit: 1,
    ...(signal ? { signal } : {})
  };
  for await (const rows of snapshot.scan(options)) {
    return nightText(rows[0]?.key ?? '');
  }
  return null;
}

/** Number of alerts by the nightly statistics, for a store that does not know how many rows it has. */
async function alertsOfNights(snapshot: ISnapshot): Promise<{ alerts: bigint; lastNight: string | null }> {
  let alerts = 0n;
  let lastNight: string | null = null;
  for await (const rows of snapshot.scan({
    table: STATISTICS,
    ranges: NIGHTS,
    columns: ['basic:sci']
  })) {
    for (const { key, cells } of rows) {
      lastNight = nightText(key) ?? lastNight;
      const cell = cells.get('basic:sci');
      const count = cell ? decodeCell('long', cell, 'basic:sci') : 0n;
      alerts += typeof count === 'bigint' ? count : 0n;
    }
  }
  return { alerts, lastNight };
}

/** UTC date of a key of the nightly statistics. */
function nightText(key: string): string | null {
  const date = /^ztf_(\d{4})(\d\d)(\d\d)$/.exec(key);
  return date ? `${date[1]}-${date[2]}-${date[3]}` : null;
}

/** The same by reading the keys of all alerts, for a store without statistics. */
async function countAlerts(snapshot: ISnapshot): Promise<{ alerts: number; lastNight: string | null }> {
  let alerts = 0;
  let latest = 0;
  for await (const rows of snapshot.scan({
    table: 'ztf',
    ranges: [{ start: 'ZTF', stop: 'ZTG' }],
    columns: ['i:jd']
  })) {
    alerts += rows.length;
    for (const { key } of rows) {
      latest = Math.max(latest, Number(key.slice(key.lastIndexOf('_') + 1)) || 0);
    }
  }
  return { alerts, lastNight: latest > 0 ? jdToIso(latest).slice(0, 10) : null };
}
