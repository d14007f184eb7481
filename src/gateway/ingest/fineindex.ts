import { ang2nested } from '../../core/sky';
import {
  buildKey,
  classify,
  finePixelOrder,
  finePixelTable,
  finePixelText,
  objectRange,
  parseKey
} from '../../core/survey/ztf';
import type { Row } from '../../core/value';
import type { ISnapshot } from '../store/rowstore';
import { toCells, toRow } from './cells';
import type { Change } from './change';
import type { IIndexRow } from './indexrows';
import { project } from './mainrow';
import { tableNamed } from './tablenamed';

/** The row of `ztf.pixel12` of an object whose latest alert is this one: there is one for each object. */
export function fineIndexRow(latest: Row): IIndexRow {
  const pixel = ang2nested(finePixelOrder, Number(latest['i:ra']), Number(latest['i:dec']));
  const parts = { pixel12: finePixelText(pixel), objectId: latest['i:objectId'] };
  return {
    table: finePixelTable,
    key: buildKey(tableNamed(finePixelTable), parts),
    row: project({ ...latest, 'd:classification': classify(latest) }, finePixelTable)
  };
}

/**
 * Moves the rows of `ztf.pixel12` of all objects that a change writes alerts of: the pixel is that of the latest alert, so
 * a row goes when a later alert lies in another pixel.
 *
 * @param snapshot - The store before the change.
 * @param written - Keys of the rows of the main table that the change writes.
 */
export async function planFineIndex(
  snapshot: ISnapshot,
  change: Change,
  written: readonly string[]
): Promise<void> {
  const newest = new Map<string, string>();
  for (const key of written) {
    keepLater(newest, key);
  }
  const before = await latestOf(snapshot, [...newest.keys()]);
  for (const key of before.values()) {
    keepLater(newest, key);
  }
  const ids = [...newest.keys()];
  const rowsBefore = await snapshot.multiGet(
    'ztf',
    ids.map(id => before.get(id) ?? '')
  );
  for (const [i, id] of ids.entries()) {
    const key = newest.get(id) ?? '';
    const cells = rowsBefore[i]?.cells;
    const replaced = change.get('ztf', key);
    const old = cells && fineIndexRow(toRow(cells));
    const latest = replaced ? fineIndexRow(toRow(replaced)) : old;
    if (old && old.key !== latest?.key) {
      change.remove(finePixelTable, old.key);
    }
    if (latest && replaced) {
      change.put({ table: finePixelTable, key: latest.key, cells: toCells(latest.row) });
    }
  }
}

/** Key of the latest alert of each object that has any. */
async function latestOf(snapshot: ISnapshot, ids: readonly string[]): Promise<Map<string, string>> {
  const latest = new Map<string, string>();
  const ranges = ids.map(objectRange);
  for await (const rows of snapshot.scan({ table: 'ztf', ranges, columns: ['i:jd'] })) {
    for (const { key } of rows) {
      keepLater(latest, key);
    }
  }
  return latest;
}

/** Keeps the key of an object whose time is the latest. Keys are not in order of time: decimals are not padded. */
function keepLater(latest: Map<string, string>, key: string): void {
  const { objectId = '', jd } = partsOf(key);
  const known = latest.get(objectId);
  if (known === undefined || Number(jd) > Number(partsOf(known)['jd'])) {
    latest.set(objectId, key);
  }
}

function partsOf(key: string): Readonly<Record<string, string>> {
  return parseKey(tableNamed('ztf'), key) ?? {};
}
