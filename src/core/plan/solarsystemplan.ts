import type { ISolarSystemQuery } from '../query/query';
import { ssnamenrRange } from '../survey/ztf/rowkeys';
import { planColumns } from './columnplan';
import type { IPlanContext } from './context';
import { bytesOf } from './cost';
import { plural } from './plural';
import type { IPlan } from './plan';
import { ztfTable } from './ztftable';

const ALWAYS = ['i:ssnamenr', 'i:objectId', 'i:jd'];
/** Assumed of an object, to give an idea of the cost. */
const ALERTS_OF_AN_OBJECT = 100;

/** Alerts of Solar System objects: one range of their own table for each name, newest first unless another order is wanted. */
export function planSolarSystem(query: ISolarSystemQuery, context: IPlanContext): IPlan {
  // Names are ASCII: this is byte order.
  const names = [...new Set(query.names)].sort();
  if (names.length === 0) {
    throw new RangeError('missing object: name at least one number or designation, e.g. 8467');
  }
  const table = ztfTable('ztf.ssnamenr');
  const order = query.sort ?? { column: 'i:jd', descending: true };
  // Keys of one name are in order of time but for times that continue others, so even then the rows are sorted.
  const columns = planColumns({
    wanted: query.columns,
    order,
    table,
    main: ztfTable('ztf'),
    always: ALWAYS,
    own: []
  });
  const rows = names.length * ALERTS_OF_AN_OBJECT;
  return {
    survey: 'ztf',
    title: `Alerts of ${names.length === 1 ? `Solar System object ${names[0]}` : plural(names.length, 'Solar System object')}`,
    scans: [
      {
        table: table.name,
        ranges: names.map(ssnamenrRange),
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
      ranges: names.length,
      pixels: 0,
      note: `Reads ${plural(names.length, 'range')} of ${table.name}.`,
      rows,
      bytes: bytesOf(rows, columns.read.length || table.columns.length)
    }
  };
}
