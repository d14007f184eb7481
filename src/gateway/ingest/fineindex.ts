import { ang2nested } from '../../core/sky';
import { decodeCells, encodeCell } from '../../core/survey/cell';
import {
  buildKey,
  classify,
  classifyNeeds,
  finePixelOrder,
  finePixelTable,
  finePixelText,
  objectRange,
  parseKey
} from '../../core/survey/ztf';
import type { Row } from '../../core/value';
import type { ISnapshot } from '../store/rowstore';
import type { IRowToWrite } from '../store/rowwriter';
import { typeOf, type Cells } from './cells';
import type { Change } from './change';
import { tableNamed } from './tablenamed';

const PLACE = ['i:objectId', 'i:ra', 'i:dec'];

/** The row of `ztf.pixel12` of an object whose latest alert has these cells: there is one for each object. */
export function fineIndexRow(latest: Cells): IRowToWrite {
  const cells = new Map<string, Uint8Array>();
  for (const column of tableNamed(finePixelTable).columns) {
    const cell = latest.get(column);
    if (cell !== undefined) {
      cells.set(column, cell);
    }
  }
  cells.set('d:classification', encodeCell('string', classify(someOf(latest, classifyNeeds))));
  return { table: finePixelTable, key: keyOf(latest), cells };
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
  const known = [...before.keys()];
  const rowsBefore = await snapshot.multiGet('ztf', [...before.values()], PLACE);
  const oldKeys = new Map(known.map((id, i) => [id, rowsBefore[i] && keyOf(rowsBefore[i].cells)]));
  for (const [id, key] of newest) {
    const cells = change.get('ztf', key);
    if (!cells) {
      // The latest alert stays as it is.
      continue;
    }
    const row = fineIndexRow(cells);
    const oldKey = oldKeys.get(id);
    if (oldKey !== undefined && oldKey !== row.key) {
      change.remove(finePixelTable, oldKey);
    }
    change.put(row);
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

function keyOf(cells: Cells): string {
  const { 'i:objectId': objectId, 'i:ra': ra, 'i:dec': dec } = someOf(cells, PLACE);
  const pixel = ang2nested(finePixelOrder, Number(ra), Number(dec));
  return buildKey(tableNamed(finePixelTable), { pixel12: finePixelText(pixel), objectId });
}

/** Values of some columns of a row. */
function someOf(cells: Cells, columns: readonly string[]): Row {
  const some = new Map<string, Uint8Array>();
  for (const column of columns) {
    const cell = cells.get(column);
    if (cell !== undefined) {
      some.set(column, cell);
    }
  }
  return decodeCells(some, typeOf);
}
