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

/** Describe a store by a handful of rows: nightly statistics, not a count of all alerts. */
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

/** Number of alerts and date of the last night, from the table of nightly statistics (`ztf_YYYYMMDD`). */
async function readNights(snapshot: ISnapshot): Promise<{ alerts: number; lastNight: string | null }> {
  const ranges = [{ start: 'ztf_', stop: `ztf_${END}` }];
  let alerts = 0n;
  let lastNight: string | null = null;
  for await (const rows of snapshot.scan({ table: 'statistics_class', ranges, columns: ['basic:sci'] })) {
    for (const { key, cells } of rows) {
      const cell = cells.get('basic:sci');
      const count = cell ? decodeCell('long', cell, 'basic:sci') : 0n;
      alerts += typeof count === 'bigint' ? count : 0n;
      const date = /^ztf_(\d{4})(\d\d)(\d\d)$/.exec(key);
      lastNight = date ? `${date[1]}-${date[2]}-${date[3]}` : lastNight;
    }
  }
  return alerts > 0n ? { alerts: Number(alerts), lastNight } : countAlerts(snapshot);
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
