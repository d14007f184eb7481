import type { IPlan } from '../../core/plan/plan';
import { RecordText } from '../../core/format/recordtext';
import type { CellType } from '../../core/survey/column';
import { computedColumns } from '../../core/survey/ztf';
import type { Row } from '../../core/value';
import { testedColumns } from './residual';

/**
 * Rows are only to be written, as JSON of Fink's kind. Their stored columns are made into text where they are read, and a
 * row keeps just the values that are still looked at: a wide row takes a third of the memory and half of the time.
 */
export interface ITexts {
  /** Stored columns to be written, in this order. */
  readonly columns: readonly string[];
  /** Columns whose values are looked at when the run is done with the rows. */
  readonly values: readonly string[];
}

/** Bytes of memory that many rows share: one piece for each row would take longer to get than the row to write. */
const SLAB = 256 * 1024;
/** A character takes at most so many bytes. */
const WIDEST = 3;

/** Writes rows as bytes. */
export class RowWriter {
  private readonly _text: RecordText;
  private _slab = Buffer.allocUnsafeSlow(0);
  private _used = 0;

  constructor({ columns }: ITexts, typeOf: (column: string) => CellType) {
    this._text = new RecordText(columns, typeOf);
  }

  ofCells(cells: ReadonlyMap<string, Uint8Array>): Uint8Array {
    return this._bytesOf(this._text.ofCells(cells));
  }

  ofRow(row: Row): Uint8Array {
    return this._bytesOf(this._text.ofRow(row));
  }

  private _bytesOf(text: string): Uint8Array {
    const most = WIDEST * text.length;
    if (most > SLAB / 4) {
      return Buffer.from(text, 'utf8');
    }
    if (this._used + most > this._slab.length) {
      this._slab = Buffer.allocUnsafeSlow(SLAB);
      this._used = 0;
    }
    const from = this._used;
    this._used += this._slab.write(text, from, 'utf8');
    return this._slab.subarray(from, this._used);
  }
}

/** Whether rows can be written where they are read: nothing is added to them from other tables, or by the scan. */
export function canWriteAtOnce({ scans, hydrate, survivors }: IPlan): boolean {
  return (
    hydrate === null &&
    survivors === undefined &&
    scans.every(({ tag, keyColumn }) => tag === undefined && keyColumn === undefined)
  );
}

/** Columns whose values are looked at on the way of a row through a run, and after it. */
export function valuesNeeded(plan: IPlan, { values }: ITexts): Set<string> {
  const { residual, order, selection, grouping, computed } = plan;
  const orders = [order, selection].flatMap(each =>
    each === null || each === undefined ? [] : [each.column]
  );
  return new Set([
    ...values,
    ...residual.flatMap(testedColumns),
    ...(grouping === 'none' ? [] : ['i:objectId', 'i:jd', 'i:candid']),
    ...[...orders, ...computed].flatMap(column => computedColumns.get(column)?.needs ?? [column])
  ]);
}
