import type { IQueryOptions } from '../query/query';
import { classWindow } from '../survey/ztf/rowkeys';
import { planColumns } from './columnplan';
import type { IPlanContext } from './context';
import { bytesOf } from './cost';
import { plural } from './plural';
import type { IKeyRange, IPlan } from './plan';
import { ztfTable } from './ztftable';

/** The alerts of some classes in a window of time. The query language has no words for it. */
export interface IWindowQuery extends IQueryOptions {
  readonly labels: readonly string[];
  /** JD UTC bounds of `i:jd`, inclusive. */
  readonly startJd: number;
  readonly stopJd: number;
  /** Number of alerts, the newest; all when absent. */
  readonly last?: number;
}

const ALWAYS = ['i:objectId', 'i:jd'];
/** Alerts of a night. */
const ALERTS_OF_A_DAY = 200_000;
/** The end of the ranges is rounded up to so many parts of a day: shorter numbers need fewer ranges. */
const PARTS = 1000;

/** Alerts in a window of time: its range of each class, newest first. */
export function planWindow(query: IWindowQuery, context: IPlanContext): IPlan {
  const { startJd, stopJd, last } = query;
  const table = ztfTable('ztf.class');
  const order = query.sort ?? { column: 'i:jd', descending: true };
  const columns = planColumns({
    wanted: query.columns,
    order,
    table,
    main: ztfTable('ztf'),
    always: ALWAYS,
    own: []
  });
  const window = { start: startJd, stop: Math.ceil(stopJd * PARTS) / PARTS };
  const ranges = inOrder(query.labels.flatMap(label => classWindow(label, window)));
  const rows = Math.ceil(Math.max(0, stopJd - startJd) * ALERTS_OF_A_DAY);
  return {
    survey: 'ztf',
    title: `Alerts of ${plural(query.labels.length, 'label')} from JD ${startJd} to ${stopJd}`,
    scans: [{ table: table.name, ranges, reversed: true, columns: columns.read, anyOrder: true }],
    residual: [{ kind: 'between', column: 'i:jd', min: startJd, max: stopJd }],
    hydrate:
      columns.hydrate.length === 0 ? null : { table: 'ztf', columns: ['i:objectId', ...columns.hydrate] },
    grouping: 'none',
    order,
    limit: last ?? null,
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

const utf8 = new TextEncoder();

/** Ranges in the order of their bytes, each once. */
function inOrder(ranges: readonly IKeyRange[]): IKeyRange[] {
  const byStart = new Map(ranges.map(range => [range.start, range]));
  return [...byStart.values()].sort((a, b) => compareBytes(utf8.encode(a.start), utf8.encode(b.start)));
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, index) => byte !== b[index]);
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1);
}
