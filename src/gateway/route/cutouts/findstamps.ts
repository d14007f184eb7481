import { decodeCell } from '../../../core/survey/cell';
import { objectRange } from '../../../core/survey/ztf';
import { WireFault } from '../../../wire/fault';
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

const TABLE = 'ztf.cutouts';

/**
 * The stamps of an alert of an object, by `candid` or the latest.
 * @throws WireFault (404) when there is no such object or alert.
 */
export async function findStamps(
  snapshot: ISnapshot,
  objectId: string,
  candid: string | undefined,
  columns: readonly string[]
): Promise<IStamps> {
  const key = await findKey(snapshot, TABLE, objectId, candid);
  const row = await snapshot.get(TABLE, key, ['i:candid', ...columns]);
  return { candid: candidOf(row?.cells) ?? candid ?? '', cells: row?.cells ?? new Map() };
}

/**
 * Key of the row of an alert in a table of alerts, by `candid` or the latest, found without reading more.
 * @throws WireFault (404) when there is no such object or alert.
 */
export async function findKey(
  snapshot: ISnapshot,
  table: string,
  objectId: string,
  candid: string | undefined
): Promise<string> {
  let any = false;
  const scan = snapshot.scan({
    table,
    ranges: [objectRange(objectId)],
    columns: ['i:candid'],
    reversed: true,
    ...(candid === undefined ? { limit: 1 } : {})
  });
  for await (const rows of scan) {
    any = true;
    const found = rows.find(({ cells }) => candid === undefined || candidOf(cells) === candid);
    if (found) {
      return found.key;
    }
  }
  throw new WireFault(
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

function candidOf(cells: ReadonlyMap<string, Uint8Array> | undefined): string | undefined {
  const cell = cells?.get('i:candid');
  return cell ? String(decodeCell('long', cell, 'i:candid')) : undefined;
}
