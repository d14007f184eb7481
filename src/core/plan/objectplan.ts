import type { IObjectQuery } from '../query/query';
import type { ITable } from '../survey/table';
import { objectRange, prefixRange } from '../survey/ztf/rowkeys';
import { planColumns, TAG } from './columnplan';
import type { IPlanContext } from './context';
import { bytesOf } from './cost';
import { plural } from './plural';
import type { IKeyRange, IOrder, IPlan, IScan } from './plan';
import { ztfTable } from './ztftable';

const ALWAYS = ['i:objectId', 'i:jd'];
const NEWEST_FIRST: IOrder = { column: 'i:jd', descending: true };
/** Assumed of an object, and of a prefix of ids, to give an idea of the cost. */
const ALERTS_OF_AN_OBJECT = 20;
const OBJECTS_OF_A_PREFIX = 50;

/**
 * Alerts of objects: one range of the main table for each, read from its end. With upper limits the same ranges of two
 * more tables. Objects come in descending order of their ids, the alerts of each newest first.
 */
export function planObject(query: IObjectQuery, context: IPlanContext): IPlan {
  const ranges = objectRanges(query);
  const withLimits = query.withUpperLimits === true;
  const wanted = query.columns ?? context.defaultColumns?.object;
  const last = query.last ?? null;
  // With several objects the newest rows of all can only be told when all are read.
  const mixed = last !== null && (ranges.length > 1 || query.prefix !== undefined);
  const order = query.sort ?? (mixed ? NEWEST_FIRST : null);
  const main = ztfTable('ztf');
  const columns = planColumns({
    wanted,
    order,
    table: main,
    main: null,
    always: ALWAYS,
    own: withLimits ? [TAG] : []
  });
  const output =
    columns.output === null || !withLimits ? columns.output : [...new Set([...columns.output, TAG])];

  const selection = last !== null && query.sort !== undefined ? (mixed ? NEWEST_FIRST : null) : undefined;
  // All rows are read before any is sent, unless the first ones read are those selected. Scans of several tables are merged
  // by key, so they must keep their order.
  const anyOrder = !withLimits && order !== null && (last === null || selection !== null);
  const scan = (table: ITable, tag?: string): IScan => ({
    table: table.name,
    ranges,
    reversed: true,
    columns: columns.read.filter(column => table.columns.includes(column)),
    ...(anyOrder ? { anyOrder } : {}),
    ...(tag === undefined ? {} : { tag })
  });
  const scans = withLimits
    ? [
        scan(main, 'valid'),
        scan(ztfTable('ztf.upper'), 'upperlim'),
        scan(ztfTable('ztf.uppervalid'), 'badquality')
      ]
    : [scan(main)];

  const rows = expectedRows(query, ranges.length, mixed);
  return {
    survey: 'ztf',
    title: title(query),
    scans,
    residual: [],
    hydrate: null,
    grouping: 'none',
    order,
    limit: last,
    ...(selection === undefined ? {} : { selection }),
    budget: context.budget,
    computed: columns.computed,
    output,
    estimate: {
      ranges: ranges.length * scans.length,
      pixels: 0,
      note: `Reads ${plural(ranges.length, 'range')} of ${plural(scans.length, 'table')}.`,
      rows: rows * scans.length,
      bytes: scans.reduce(
        (sum, { table, columns: read }) => sum + bytesOf(rows, read.length || ztfTable(table).columns.length),
        0
      )
    }
  };
}

/** Rows of one table; the last few of one object are read without the others. */
function expectedRows({ prefix, last }: IObjectQuery, ranges: number, mixed: boolean): number {
  const all = ALERTS_OF_AN_OBJECT * (prefix === undefined ? ranges : OBJECTS_OF_A_PREFIX);
  return last === undefined || mixed ? all : Math.min(all, last);
}

function objectRanges(query: IObjectQuery): IKeyRange[] {
  if (query.prefix !== undefined) {
    return [prefixRange(query.prefix)];
  }
  // Ids are ASCII: this is byte order.
  const ids = [...new Set(query.ids)].sort();
  if (ids.length === 0) {
    throw new RangeError('missing object: name at least one id, or the beginning of one');
  }
  return ids.map(objectRange);
}

function title(query: IObjectQuery): string {
  const alerts = query.last === undefined ? 'Alerts' : `Last ${plural(query.last, 'alert')}`;
  const limits = query.withUpperLimits === true ? ' with upper limits and low-quality detections' : '';
  if (query.prefix !== undefined) {
    return `${alerts} of objects beginning with ${query.prefix}${limits}`;
  }
  const [first] = query.ids;
  return `${alerts} of ${query.ids.length === 1 ? String(first) : plural(query.ids.length, 'object')}${limits}`;
}
