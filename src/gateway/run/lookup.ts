import type { IPlan } from '../../core/plan/plan';
import { RowDecoder } from '../../core/survey/rowdecoder';
import type { ITable } from '../../core/survey/table';
import { buildKey, findTable, parseKey } from '../../core/survey/ztf';
import type { Row } from '../../core/value';
import type { ISnapshot } from '../store/rowstore';
import type { IFound } from './found';
import type { Reading } from './reading';
import { columnTypes } from './types';

/** Point reads of one table which complete rows found. */
export class LookUp {
  private _decoder: Promise<RowDecoder> | undefined;

  constructor(
    private readonly _snapshot: ISnapshot,
    private readonly _reading: Reading,
    private readonly _table: string,
    private readonly _columns: readonly string[],
    private readonly _keyOf: (found: IFound) => string
  ) {}

  /** Columns of the rows, in the order of the rows; undefined where the table has no such row. */
  async of(rows: readonly IFound[]): Promise<(Row | undefined)[]> {
    const reading = this._reading;
    this._decoder ??= columnTypes(this._snapshot, this._table, reading).then(
      typeOf => new RowDecoder(typeOf, reading.columns)
    );
    const decoder = await this._decoder;
    const keys = rows.map(this._keyOf);
    const stored = await reading.wait(() =>
      this._snapshot.multiGet(this._table, keys, this._columns, reading.signal)
    );
    return stored.map((row, at) => {
      if (row === undefined) {
        return undefined;
      }
      const before = decoder.bytes;
      const decoded = decoder.decode(row.cells);
      reading.count(1);
      reading.countBytes((keys[at]?.length ?? 0) + decoder.bytes - before);
      return decoded;
    });
  }
}

/** Everything that completes the rows of a plan; empty when the scans have all columns. */
export function lookUps(plan: IPlan, snapshot: ISnapshot, reading: Reading): LookUp[] {
  const { survivors, hydrate, scans } = plan;
  const indices = scans.map(scan => findTable(scan.table));
  const found: LookUp[] = [];
  if (survivors !== undefined) {
    found.push(new LookUp(snapshot, reading, survivors.table, survivors.columns, ({ key }) => key));
  }
  const main = hydrate === null ? undefined : findTable(hydrate.table);
  if (hydrate !== null && main !== undefined) {
    found.push(
      new LookUp(snapshot, reading, main.name, hydrate.columns, row => mainKey(main, indices[row.scan], row))
    );
  }
  return found;
}

/**
 * Key of an alert in the main table. The text of its time is that of the index key where it has one: whoever wrote both may
 * write numbers in a way of his own.
 */
function mainKey(main: ITable, index: ITable | undefined, { key, row }: IFound): string {
  const values = Object.fromEntries(main.key.map(part => [part, row[`i:${part}`]]));
  const parts = index === undefined ? undefined : parseKey(index, key);
  const isSame = parts?.['jd'] !== undefined && Number(parts['jd']) === values['jd'];
  return buildKey(main, isSame ? { ...values, jd: parts['jd'] } : values);
}
