import type { IQueryOptions } from '../query/query';
import { planColumns } from './columnplan';
import type { IPlanContext } from './context';
import { bytesOf } from './cost';
import { plural } from './plural';
import type { IKeyRange, IPlan } from './plan';
import { ztfTable } from './ztftable';

/** Some ranges of a table of alerts that is keyed by something else than the object. */
export interface IIndexedAlerts {
  readonly title: string;
  readonly table: string;
  readonly ranges: readonly IKeyRange[];
  /** Columns that each row has. */
  readonly always: readonly string[];
  /** Rows to be expected, to give an idea of the cost. */
  readonly rows: number;
}

/** All alerts of some ranges of an index table, newest first unless another order is wanted. */
export function planIndexedAlerts(what: IIndexedAlerts, query: IQueryOptions, context: IPlanContext): IPlan {
  const { title, ranges, always, rows } = what;
  const table = ztfTable(what.table);
  const order = query.sort ?? { column: 'i:jd', descending: true };
  // Keys that carry a time are in its order but for times that continue others, so even then the rows are sorted.
  const columns = planColumns({
    wanted: query.columns,
    order,
    table,
    main: ztfTable('ztf'),
    always,
    own: []
  });
  return {
    survey: 'ztf',
    title,
    scans: [{ table: table.name, ranges, reversed: true, columns: columns.read, anyOrder: true }],
    residual: [],
    hydrate:
      columns.hydrate.length === 0 ? null : { table: 'ztf', columns: ['i:objectId', ...columns.hydrate] },
    grouping: 'none',
    order,
    limit: null,
    budget: context.budget,
    computed: columns.computed,
    output: columns.output,
    estimate: {
      ranges: ranges.length,
      pixels: 0,
      note: `Reads ${plural(ranges.length, 'range')} of ${table.name}.`,
      rows,
      bytes: bytesOf(rows, columns.read.length || table.columns.length)
    }
  };
}
