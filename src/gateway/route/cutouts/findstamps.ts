import { decodeCell } from '../../../core/survey/cell';
import { objectRange } from '../../../core/survey/ztf';
import { STAMPS } from '../../../wire/cutouts';
import { WireFault } from '../../../wire/fault';
import { type ISource } from '../../source/source';
import { STAMPS_TABLE } from '../../source/stampstable';
import { type ISnapshot } from '../../store/rowstore';

/** Name of the column that holds a stamp. */
export function stampColumn(kind: string): string {
  return `b:cutout${kind}_stampData`;
}

/** The stored stamps of one alert: gzipped FITS by column name. */
export interface IStamps {
  /** `i:candid` of the alert. */
  readonly candid: string;
  readonly cells: ReadonlyMap<string, Uint8Array>;
}

/** Tables that hold stamps, the first one where there is a choice. */
const TABLES: readonly string[] = [STAMPS_TABLE, 'ztf.cutouts'];

/** A source that may have stamps, and a view of it. */
export interface IStampSource {
  readonly source: Pick<ISource, 'name' | 'store' | 'cutouts'>;
  readonly snapshot: ISnapshot;
  readonly signal: AbortSignal;
}

/**
 * The stamps of an alert of an object, by `candid` or the latest: from our own table of stamps where there is one, from
 * Fink's if that has them, else from the cutout service of the source.
 * @throws WireFault (404) when there is no such object or alert; `unavailable` when the source has pointers to stamps
 * only and no service that could follow them, or when the service cannot.
 */
export async function findStamps(
  from: IStampSource,
  objectId: string,
  candid: string | undefined,
  columns: readonly string[]
): Promise<IStamps> {
  const { source, snapshot } = from;
  const there = await source.store.tables();
  let known: IStamps | undefined;
  for (const table of TABLES.filter(name => there.includes(name))) {
    const key = await findKey(snapshot, table, objectId, candid);
    if (key === undefined) {
      continue;
    }
    const row = await snapshot.get(table, key, ['i:candid', POINTER, ...columns]);
    const found = { candid: candidOf(row?.cells) ?? candid ?? '', cells: row?.cells ?? new Map() };
    if (!found.cells.has(POINTER) || columns.some(column => found.cells.has(column))) {
      return found;
    }
    known ??= found;
  }
  if (known === undefined) {
    throw await unknownAlert(snapshot, there, objectId, candid);
  }
  return fromService(from, objectId, known.candid, columns);
}

/** Whether a table of stamps has any of the alert under this key. */
export async function hasStamps({ source, snapshot }: IStampSource, key: string): Promise<boolean> {
  const there = await source.store.tables();
  for (const table of TABLES.filter(name => there.includes(name))) {
    const row = await snapshot.get(table, key, STAMPS.map(stampColumn));
    if (STAMPS.some(kind => row?.cells.has(stampColumn(kind)))) {
      return true;
    }
  }
  return false;
}

/** Where a row has no stamps: the place of the file that has them, which only the service can read. */
const POINTER = 'd:hdfs_path';

async function fromService(
  { source, signal }: IStampSource,
  objectId: string,
  candid: string,
  columns: readonly string[]
): Promise<IStamps> {
  const { cutouts } = source;
  if (cutouts === undefined) {
    throw new WireFault(
      {
        code: 'unavailable',
        message: `unavailable: source ${source.name} has no cutouts, only pointers to them`,
        remedy: 'Whoever runs the gateway can name a service that has them (CUTOUTS)'
      },
      503
    );
  }
  const kinds = STAMPS.filter(kind => columns.includes(stampColumn(kind)));
  const stamps = await Promise.all(
    kinds.map(
      async kind => [stampColumn(kind), await cutouts.stamp({ objectId, candid, kind }, signal)] as const
    )
  );
  return { candid, cells: new Map(stamps) };
}

/** What is said of an alert that no table of stamps has; the main table tells whether it is there at all. */
async function unknownAlert(
  snapshot: ISnapshot,
  there: readonly string[],
  objectId: string,
  candid: string | undefined
): Promise<WireFault> {
  const tables = [...TABLES, 'ztf'].filter(name => there.includes(name));
  const any = candid !== undefined && (await firstOf(tables, table => findKey(snapshot, table, objectId)));
  return new WireFault(
    any
      ? {
          code: 'unknown',
          message: `unknown candid: ${candid} is no alert of ${objectId} with cutouts`,
          remedy: 'Leave candid out for the latest alert'
        }
      : { code: 'unknown', message: `unknown object: ${objectId} has no cutouts in this store` },
    404
  );
}

/** The first answer that is one. */
async function firstOf<T>(
  names: readonly string[],
  ask: (name: string) => Promise<T | undefined>
): Promise<T | undefined> {
  for (const name of names) {
    const answer = await ask(name);
    if (answer !== undefined) {
      return answer;
    }
  }
  return undefined;
}

/**
 * Key of the row of an alert in a table of alerts, by `candid` or the latest, found without reading more; undefined when
 * there is no such alert.
 */
export async function findKey(
  snapshot: ISnapshot,
  table: string,
  objectId: string,
  candid?: string
): Promise<string | undefined> {
  const scan = snapshot.scan({
    table,
    ranges: [objectRange(objectId)],
    columns: ['i:candid'],
    reversed: true,
    ...(candid === undefined ? { limit: 1 } : {})
  });
  for await (const rows of scan) {
    const found = rows.find(({ cells }) => candid === undefined || candidOf(cells) === candid);
    if (found) {
      return found.key;
    }
  }
  return undefined;
}

function candidOf(cells: ReadonlyMap<string, Uint8Array> | undefined): string | undefined {
  const cell = cells?.get('i:candid');
  return cell ? String(decodeCell('long', cell, 'i:candid')) : undefined;
}
