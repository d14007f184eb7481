import type { IPlan, RowBatch } from '../../core/plan';
import { computedColumns, findTable } from '../../core/survey/ztf';
import type { Row } from '../../core/value';
import type { ISnapshot } from '../store/rowstore';
import { collect } from './collect';
import { complete } from './complete';
import { computer } from './compute';
import type { IFound } from './found';
import { type LookUp, lookUps } from './lookup';
import type { Reading } from './reading';
import { type ITexts, RowWriter } from './texts';

const BATCH = 500;

/** Turns rows found into rows of the answer: completed from the main table, with computed columns, cut to those sent. */
export class Finisher {
  private readonly _computers: readonly ((row: Row) => Row)[];
  private readonly _lookUps: readonly LookUp[];
  private readonly _sendsAll: boolean;
  private readonly _writer: RowWriter | undefined;

  /**
   * @param _parallel - Batches of rows that are looked up at a time.
   * @param texts - How rows are written, where that is all that is done with them.
   */
  constructor(
    private readonly _plan: IPlan,
    snapshot: ISnapshot,
    private readonly _reading: Reading,
    private readonly _parallel: number,
    texts?: ITexts
  ) {
    // What has not been written yet is written from values, which have their types.
    this._writer = texts && new RowWriter(texts, () => 'string');
    this._lookUps = lookUps(_plan, snapshot, _reading);
    this._sendsAll = sendsAll(_plan);
    this._computers = _plan.scans.map(scan => computer(_plan, findTable(scan.table)));
  }

  /** Whether a column is there only after rows have been completed from the main table. */
  needsMain(column: string): boolean {
    const needs = computedColumns.get(column)?.needs ?? [column];
    return needs.some(need => this._plan.hydrate?.columns.includes(need));
  }

  /** Rows with a computed column by which they will be sorted. */
  withColumn(rows: readonly IFound[], column: string): IFound[] {
    const computers = this._plan.scans.map(scan => computer(this._plan, findTable(scan.table), [column]));
    return rows.map(found => ({ ...found, row: computers[found.scan]?.(found.row) ?? found.row }));
  }

  /** All rows, completed from the main table. */
  completed(rows: readonly IFound[]): Promise<IFound[]> {
    return collect(this._complete(rows), this._reading);
  }

  /** Rows as they are sent. With `isComplete` they have been completed before. */
  async *finish(rows: readonly IFound[], isComplete = false): AsyncGenerator<RowBatch> {
    const writer = this._writer;
    for await (const batch of isComplete ? inBatches(rows) : this._complete(rows)) {
      const whole = batch.map(({ scan, row }) => this._computers[scan]?.(row) ?? row);
      if (writer !== undefined) {
        const texts = batch.map(({ text, row }) => text ?? writer.ofRow(row));
        yield Object.assign(whole, { texts });
      } else {
        yield this._sendsAll ? whole : whole.map(row => picked(row, this._plan.output));
      }
    }
  }

  private async *_complete(rows: readonly IFound[]): AsyncGenerator<readonly IFound[]> {
    if (this._lookUps.length === 0) {
      yield* inBatches(rows);
    } else if (this._reading.failure !== undefined) {
      // A store that has just failed is not asked again.
      this._reading.pending += rows.length;
      yield* inBatches(rows);
    } else {
      yield* complete(rows, this._lookUps, this._reading, this._parallel);
    }
  }
}

/** Whether rows have no columns but those that are sent, so that they need not be made anew. */
function sendsAll({ scans, survivors, hydrate, computed, output }: IPlan): boolean {
  if (output === null) {
    return true;
  }
  const sent = new Set(output);
  const readings = [...scans, ...(survivors === undefined ? [] : [survivors])];
  return (
    readings.every(({ columns }) => columns.length > 0 && columns.every(column => sent.has(column))) &&
    [...(hydrate?.columns ?? []), ...computed].every(column => sent.has(column))
  );
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
