import { decodeCell } from '../core/survey/cell';
import { isSimulated } from '../core/survey/ztf';
import { jdToIso } from '../core/time';
import { type IRowStore, type ISnapshot, type IStoredRow } from './store/rowstore';

/** What is in a store, in few words. */
export interface IDescription {
  readonly alerts: number;
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

/** Describe a store by a handful of rows, without reading all alerts. */
export async function describeAlerts(store: IRowStore): Promise<IDescription> {
  const tables = [...(await store.tables())].sort();
  const snapshot = store.snapshot();
  try {
    const first = await firstRow(snapshot, [{ start: 'ZTF', stop: 'ZTG' }]);
    if (!first) {
      return { alerts: 0, tables, lastNight: null, simulated: false };
    }
    const simulated = await firstRow(
      snapshot,
      YEARS.map(year => ({ start: `ZTF${year}sim`, stop: `ZTF${year}sin` }))
    );
    return {
      ...(await readNights(snapshot)),
      tables,
      simulated: simulated !== undefined && isSimulated(simulated.key.split('_')[0] ?? '')
    };
  } finally {
    snapshot.close();
  }
}

type Ranges = readonly { readonly start: string; readonly stop: string }[];

/** First alert in the ranges. */
async function firstRow(snapshot: ISnapshot, ranges: Ranges): Promise<IStoredRow | undefined> {
  for await (const rows of snapshot.scan({ table: 'ztf', ranges, columns: ['i:jd'], limit: 1 })) {
    return rows[0];
  }
  return undefined;
}

/** Number of alerts and date of the last night. */
async function readNights(snapshot: ISnapshot): Promise<{ alerts: number; lastNight: string | null }> {
  if (snapshot.count === undefined) {
    const { alerts, lastNight } = await alertsOfNights(snapshot);
    return alerts > 0n ? { alerts: Number(alerts), lastNight } : countAlerts(snapshot);
  }
  const alerts = await snapshot.count('ztf');
  const lastNight = await lastNightOf(snapshot);
  return lastNight !== null || alerts > FEW ? { alerts, lastNight } : countAlerts(snapshot);
}

const NIGHTS = [{ start: 'ztf_', stop: `ztf_${END}` }];

/** The last night of the table of nightly statistics (`ztf_YYYYMMDD`). It is written at the end of a load. */
async function lastNightOf(snapshot: ISnapshot): Promise<string | null> {
  const options = {
    table: 'statistics_class',
    ranges: NIGHTS,
    columns: ['basic:sci'],
    reversed: true,
    limit: 1
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
    table: 'statistics_class',
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
