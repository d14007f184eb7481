import type { IPlan } from '../../core/plan';
import { computedColumns, ztfTables } from '../../core/survey/ztf';
import type { Row } from '../../core/value';
import type { ISnapshot } from '../store/rowstore';
import { collect } from './collect';
import { computer } from './compute';
import type { IFound } from './found';
import { hydrate } from './hydrate';
import type { Reading } from './reading';
import { columnTypes } from './types';

const BATCH = 500;

/** Turns rows found into rows of the answer: completed from the main table, with computed columns, cut to those sent. */
export class Finisher {
  private readonly _computers: readonly ((row: Row) => Row)[];

  constructor(
    private readonly _plan: IPlan,
    private readonly _snapshot: ISnapshot,
    private readonly _reading: Reading
  ) {
    this._computers = _plan.scans.map(scan => computer(_plan, ztfTables[scan.table]));
  }

  /** Whether a column is there only after rows have been completed from the main table. */
  needsMain(column: string): boolean {
    const needs = computedColumns.get(column)?.needs ?? [column];
    return needs.some(need => this._plan.hydrate?.columns.includes(need));
  }

  /** Rows with a computed column by which they will be sorted. */
  withColumn(rows: readonly IFound[], column: string): IFound[] {
    const computers = this._plan.scans.map(scan => computer(this._plan, ztfTables[scan.table], [column]));
    return rows.map(found => ({ ...found, row: computers[found.scan]?.(found.row) ?? found.row }));
  }

  /** All rows, completed from the main table. */
  completed(rows: readonly IFound[]): Promise<IFound[]> {
    return collect(this._complete(rows), this._reading);
  }

  /** Rows as they are sent. With `isComplete` they have been completed before. */
  async *finish(rows: readonly IFound[], isComplete = false): AsyncGenerator<readonly Row[]> {
    for await (const batch of isComplete ? inBatches(rows) : this._complete(rows)) {
      yield batch.map(found =>
        picked(this._computers[found.scan]?.(found.row) ?? found.row, this._plan.output)
      );
    }
  }

  private async *_complete(rows: readonly IFound[]): AsyncGenerator<readonly IFound[]> {
    const table = this._plan.hydrate === null ? undefined : ztfTables[this._plan.hydrate.table];
    if (this._plan.hydrate === null || table === undefined) {
      yield* inBatches(rows);
      return;
    }
    const { columns } = this._plan.hydrate;
    const types = (): ReturnType<typeof columnTypes> =>
      columnTypes(this._snapshot, table.name, this._reading);
    yield* hydrate(rows, { snapshot: this._snapshot, reading: this._reading, table, columns, types });
  }
}

function* inBatches(rows: readonly IFound[]): Generator<readonly IFound[]> {
  for (let from = 0; from < rows.length; from += BATCH) {
    yield rows.slice(from, from + BATCH);
  }
}

/** The columns to be sent; a column without a value has no key. */
function picked(row: Row, output: readonly string[] | null): Row {
  if (output === null) {
    return row;
  }
  const chosen: Row = {};
  for (const column of output) {
    const value = row[column];
    if (value !== undefined) {
      chosen[column] = value;
    }
  }
  return chosen;
}
