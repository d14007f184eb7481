import { buildKey, objectRange, parseKey } from '../../../core/survey/ztf';
import type { ISnapshot, IStoredRow } from '../../store/rowstore';
import { sameCells, toCells, toRow, type Cells } from '../cells';
import { tableNamed } from '../tablenamed';
import { Mender } from './mender';
import type { IVerifyOptions, Verdicts } from './report';

const ALL = [{ start: '!', stop: '\u{10FFFF}' }];

/** Tables of what alerts said of the time before them. */
export const HISTORY_TABLES: readonly string[] = ['ztf.upper', 'ztf.uppervalid'];

/**
 * Checks a table of the history. What the alerts' files said is not kept, so missing rows cannot be told, nor wrong
 * magnitudes. What can be told: a row is of the object and time of its key (else it is stale), its object is in the main
 * table, and no detection of the main table is repeated as one of low quality (else it is an orphan).
 */
export async function checkHistory(
  snapshot: ISnapshot,
  table: string,
  verdicts: Verdicts,
  { writer, signal, progress }: IVerifyOptions
): Promise<void> {
  const mender = new Mender(writer);
  const objects = new KnownObjects(snapshot);
  let looked = 0;
  for await (const rows of snapshot.scan({ table, ranges: ALL, ...(signal ? { signal } : {}) })) {
    const alerts = await alertsAt(snapshot, table, rows);
    for (const [i, row] of rows.entries()) {
      verdicts.row(table);
      const right = rightCells(table, row);
      const known = right !== undefined && (await objects.has(row.key));
      if (!known || alerts[i] !== undefined) {
        verdicts.fault(table, 'orphan');
        await mender.remove(table, row.key);
      } else if (!sameCells(right, row.cells)) {
        verdicts.fault(table, 'stale');
        await mender.put({ table, key: row.key, cells: right });
      }
    }
    looked += rows.length;
    progress?.(table, looked);
  }
  await mender.end();
}

/** The alerts at the places of detections of low quality. At the time of a non-detection there may be one. */
async function alertsAt(
  snapshot: ISnapshot,
  table: string,
  rows: readonly IStoredRow[]
): Promise<readonly (IStoredRow | undefined)[]> {
  const keys = rows.map(({ key }) => key);
  return table === 'ztf.uppervalid' ? snapshot.multiGet('ztf', keys, ['i:jd']) : [];
}

/** The cells that a row has when object and time are those of its key; undefined when the key has none. */
function rightCells(table: string, { key, cells }: IStoredRow): Cells | undefined {
  const { columns } = tableNamed(table);
  const { objectId = '', jd: text = '' } = parseKey(tableNamed(table), key) ?? {};
  const jd = Number(text);
  if (!Number.isFinite(jd) || buildKey(tableNamed(table), { objectId, jd }) !== key) {
    return undefined;
  }
  const own = toCells({ 'i:objectId': objectId, 'i:jd': jd });
  const others = [...cells].filter(
    ([column, cell]) => columns.includes(column) && !own.has(column) && isReadable(column, cell)
  );
  return new Map([...own, ...others]);
}

function isReadable(column: string, cell: Uint8Array): boolean {
  try {
    toRow(new Map([[column, cell]]));
    return true;
  } catch (error) {
    if (error instanceof RangeError) {
      return false;
    }
    throw error;
  }
}

/** Whether objects are in the main table; rows of one object follow each other. */
class KnownObjects {
  private _last = { objectId: '', known: false };

  constructor(private readonly _snapshot: ISnapshot) {}

  /** @param key - Of a row of the object. */
  async has(key: string): Promise<boolean> {
    const objectId = key.slice(0, key.lastIndexOf('_'));
    if (objectId !== this._last.objectId) {
      this._last = { objectId, known: await this._isThere(objectId) };
    }
    return this._last.known;
  }

  private async _isThere(objectId: string): Promise<boolean> {
    if (!/^[A-Za-z0-9]{1,40}$/.test(objectId)) {
      return false;
    }
    const options = { table: 'ztf', ranges: [objectRange(objectId)], columns: ['i:jd'], limit: 1 };
    for await (const rows of this._snapshot.scan(options)) {
      return rows.length > 0;
    }
    return false;
  }
}
