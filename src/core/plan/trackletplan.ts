import type { IQueryOptions } from '../query/query';
import { prefixRange } from '../survey/ztf/rowkeys';
import { planColumns } from './columnplan';
import type { IPlanContext } from './context';
import { bytesOf } from './cost';
import type { IPlan } from './plan';
import { ztfTable } from './ztftable';

/** The alerts of tracklets: trails of satellites and debris. The query language has no words for it. */
export interface ITrackletQuery extends IQueryOptions {
  /** Name of a tracklet (`TRCK_20211022_091949_00`), or the beginning of names: a second, an hour, a night. */
  readonly name: string;
}

const ALWAYS = ['d:tracklet', 'i:objectId', 'i:jd'];
/** Assumed of a beginning, to give an idea of the cost. */
const ALERTS = 100;

/** Alerts of tracklets: one range of their own table, newest first. */
export function planTracklet(query: ITrackletQuery, context: IPlanContext): IPlan {
  const table = ztfTable('ztf.tracklet');
  const order = query.sort ?? { column: 'i:jd', descending: true };
  const columns = planColumns({
    wanted: query.columns,
    order,
    table,
    main: ztfTable('ztf'),
    always: ALWAYS,
    own: []
  });
  return {
    survey: 'ztf',
    title: `Alerts of tracklets ${query.name}`,
    scans: [
      {
        table: table.name,
        ranges: [prefixRange(query.name)],
        reversed: true,
        columns: columns.read,
        anyOrder: true
      }
    ],
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
      ranges: 1,
      pixels: 0,
      note: `Reads 1 range of ${table.name}.`,
      rows: ALERTS,
      bytes: bytesOf(ALERTS, columns.read.length || table.columns.length)
    }
  };
}
