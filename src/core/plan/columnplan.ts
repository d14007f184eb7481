import { computedColumns } from '../survey/ztf/computed';
import { ztfColumns } from '../survey/ztf/columns';
import type { ITable } from '../survey/table';
import type { IOrder } from './plan';

/** Which columns are read where, and which are computed. */
export interface IColumnPlan {
  /** Columns to read from the table that is scanned; empty means all. */
  readonly read: readonly string[];
  /** Columns to read from the main table; empty means that it is not needed. */
  readonly hydrate: readonly string[];
  readonly computed: readonly string[];
  /** Columns sent; null means all. */
  readonly output: readonly string[] | null;
}

/** What kind of answer the columns are for. */
export interface IColumnNeeds {
  /** Columns wanted; undefined means all that the scanned table has and all that can be computed from it. */
  readonly wanted: readonly string[] | undefined;
  readonly order: IOrder | null;
  /** Table that is scanned. */
  readonly table: ITable;
  /** Table that completes a row found, if there is one besides. */
  readonly main: ITable | null;
  /** Columns that must be read whatever is wanted. They also see to it that no row is left out for lack of cells. */
  readonly always: readonly string[];
  /** Columns that only this kind of query has: `v:separation_degree`, `d:tag`. */
  readonly own: readonly string[];
}

/** Name of the distance from the centre of a cone, degrees. */
export const SEPARATION = 'v:separation_degree';
/** Name of the kind of a measurement: `valid`, `upperlim` or `badquality`. */
export const TAG = 'd:tag';

/**
 * Sorts the columns wanted into those that are stored in the scanned table, those of the main table and those that are
 * computed, with everything they need.
 *
 * @throws RangeError naming all columns that are unknown, or that this kind of query does not have.
 */
export function planColumns(needs: IColumnNeeds): IColumnPlan {
  const { wanted, order, table, main, always, own } = needs;
  const sorted = order === null ? [] : [order.column];
  const named = [...new Set([...(wanted ?? []), ...sorted])];
  refuseUnknown(named);

  const stored = new Set(table.columns);
  const offered = new Set([...table.columns, ...(main?.columns ?? []), ...own]);
  const computed = new Set<string>();
  const required = new Set<string>(wanted === undefined ? [] : always);
  if (wanted === undefined) {
    own.filter(column => column.startsWith('v:')).forEach(column => computed.add(column));
    defaultComputed(stored).forEach(column => computed.add(column));
  }
  const absent: string[] = [];
  for (const column of named) {
    const recipe = computedColumns.get(column);
    if (recipe !== undefined) {
      computed.add(column);
      recipe.needs.forEach(need => required.add(need));
    } else if (!offered.has(column)) {
      absent.push(column);
    } else if (own.includes(column)) {
      computed.add(column);
    } else {
      required.add(column);
    }
  }
  if (absent.length > 0) {
    throw new RangeError(
      `unsupported columns: ${absent.join(', ')}; this kind of query does not have them, leave them out`
    );
  }
  computed.delete(TAG);

  const read = [...required].filter(column => stored.has(column));
  const elsewhere = [...required].filter(column => !stored.has(column) && main?.columns.includes(column));
  return {
    read: wanted === undefined ? [] : read,
    hydrate: elsewhere,
    computed: [...computed],
    output: wanted === undefined ? null : [...new Set(wanted)]
  };
}

/** Columns that can be computed from the given ones alone. */
export function defaultComputed(available: ReadonlySet<string>): string[] {
  return [...computedColumns]
    .filter(([, recipe]) => recipe.needs.every(need => available.has(need)))
    .map(([name]) => name);
}

function refuseUnknown(columns: readonly string[]): void {
  const unknown = columns.filter(column => !ztfColumns.has(column));
  if (unknown.length > 0) {
    throw new RangeError(`unknown columns: ${unknown.join(', ')}; see the list of columns of the survey`);
  }
}
