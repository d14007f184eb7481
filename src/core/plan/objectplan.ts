import type { IObjectQuery } from '../query/query';
import type { ITable } from '../survey/table';
import { objectRange, prefixRange } from '../survey/ztf/rowkeys';
import { planColumns, TAG } from './columnplan';
import type { IPlanContext } from './context';
import { plural } from './plural';
import type { IKeyRange, IOrder, IPlan, IScan } from './plan';
import { ztfTable } from './ztftable';

const ALWAYS = ['i:objectId', 'i:jd'];
const NEWEST_FIRST: IOrder = { column: 'i:jd', descending: true };

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

  const scan = (table: ITable, tag?: string): IScan => ({
    table: table.name,
    ranges,
    reversed: true,
    columns: columns.read.filter(column => table.columns.includes(column)),
    ...(tag === undefined ? {} : { tag })
  });
  const scans = withLimits
    ? [
        scan(main, 'valid'),
        scan(ztfTable('ztf.upper'), 'upperlim'),
        scan(ztfTable('ztf.uppervalid'), 'badquality')
      ]
    : [scan(main)];

  return {
    survey: 'ztf',
    title: title(query),
    scans,
    residual: [],
    hydrate: null,
    grouping: 'none',
    order,
    limit: last,
    ...(last !== null && query.sort !== undefined ? { selection: mixed ? NEWEST_FIRST : null } : {}),
    budget: context.budget,
    computed: columns.computed,
    output,
    estimate: {
      ranges: ranges.length * scans.length,
      pixels: 0,
      note: `Reads ${plural(ranges.length, 'range')} of ${plural(scans.length, 'table')}.`
    }
  };
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
