import type { IClassQuery } from '../query/query';
import { findClass, type IAlertClass } from '../survey/ztf/classes';
import { classRange, classWindow, jdWindow } from '../survey/ztf/rowkeys';
import { planColumns } from './columnplan';
import type { IPlanContext } from './context';
import { bytesOf } from './cost';
import { plural } from './plural';
import type { IKeyRange, IPlan, Residual } from './plan';
import { ztfTable } from './ztftable';

const ALWAYS = ['i:objectId', 'i:jd'];
/** Not a class of any filter, but asked for like one. */
const ANOMALY: IAlertClass = { label: 'Anomaly', table: 'ztf.anomaly', key: null };

/**
 * The newest alerts of a class: its range (or its table) read from the end until there are enough. A sort other than by
 * time orders those newest alerts; it does not select others.
 */
export function planClass(query: IClassQuery, context: IPlanContext): IPlan {
  const found = query.class === ANOMALY.label ? ANOMALY : findClass(query.class);
  const table = ztfTable(found.table);
  const ranges = classRanges(found, query);
  const newestFirst = query.sort?.column === 'i:jd' && query.sort.descending;
  const order = query.sort === undefined || newestFirst ? null : query.sort;
  const columns = planColumns({
    wanted: query.columns ?? context.defaultColumns?.class,
    order,
    table,
    main: table.name === 'ztf' ? null : ztfTable('ztf'),
    always: ALWAYS,
    own: []
  });
  return {
    survey: 'ztf',
    title: `Last ${plural(query.last, 'alert')} of class ${found.label}`,
    scans: [{ table: table.name, ranges, reversed: true, columns: columns.read, inTimeOrder: true }],
    residual: timeResidual(query),
    hydrate:
      columns.hydrate.length === 0 ? null : { table: 'ztf', columns: ['i:objectId', ...columns.hydrate] },
    grouping: 'none',
    order,
    limit: query.last,
    ...(order === null ? {} : { selection: null }),
    budget: context.budget,
    computed: columns.computed,
    output: columns.output,
    estimate: {
      ranges: ranges.length,
      pixels: 0,
      note: `Reads ${table.name} from its newest alert back, about ${plural(query.last, 'row')}.`,
      rows: query.last * (columns.hydrate.length === 0 ? 1 : 2),
      bytes:
        bytesOf(query.last, columns.read.length || table.columns.length) +
        (columns.hydrate.length === 0 ? 0 : bytesOf(query.last, columns.hydrate.length))
    }
  };
}

function classRanges(found: IAlertClass, query: IClassQuery): readonly IKeyRange[] {
  const window = { start: query.startJd, stop: query.stopJd };
  if (found.key === null) {
    return jdWindow(window);
  }
  if (found.key === '') {
    throw new RangeError('missing class: name one, e.g. "Early SN Ia candidate"');
  }
  return query.startJd === undefined && query.stopJd === undefined
    ? [classRange(found.key)]
    : classWindow(found.key, window);
}

function timeResidual(query: IClassQuery): Residual[] {
  if (query.startJd === undefined && query.stopJd === undefined) {
    return [];
  }
  return [
    {
      kind: 'between',
      column: 'i:jd',
      ...(query.startJd === undefined ? {} : { min: query.startJd }),
      ...(query.stopJd === undefined ? {} : { max: query.stopJd })
    }
  ];
}
