import { decodeCells } from '../../../core/survey/cell';
import { ztfColumns } from '../../../core/survey/ztf';
import { STAMPS } from '../../../wire/cutouts';
import { findKey, findStamps, hasStamps, type IStamps, type IStampSource, stampColumn } from './findstamps';

/**
 * The stamps of a simulated alert, by `candid` or the latest: those that are stored, else drawn from the columns of the
 * alert, the same each time. FITS by column name.
 * @throws WireFault (404) when there is no such object or alert.
 */
export async function simulatedStamps(
  from: IStampSource,
  objectId: string,
  candid: string | undefined,
  columns: readonly string[]
): Promise<IStamps> {
  const { snapshot } = from;
  const key = await findKey(snapshot, 'ztf', objectId, candid);
  if (key === undefined || (await hasStamps(from, key))) {
    return findStamps(from, objectId, candid, columns);
  }
  const row = await snapshot.get('ztf', key);
  const values = decodeCells(row?.cells ?? new Map(), column => ztfColumns.get(column)?.type ?? 'string');
  const candidate = Object.fromEntries(
    Object.entries(values).flatMap(([column, value]) =>
      column.startsWith('i:') ? [[column.slice(2), value]] : []
    )
  );
  const { drawStamp } = await import('../../../core/simulate/stamp');
  const kinds = { Science: 'science', Template: 'template', Difference: 'difference' } as const;
  const drawn = STAMPS.filter(kind => columns.includes(stampColumn(kind))).map(
    kind => [stampColumn(kind), drawStamp(objectId, candidate, kinds[kind])] as const
  );
  return { candid: String(candidate['candid'] ?? candid ?? ''), cells: new Map(drawn) };
}
