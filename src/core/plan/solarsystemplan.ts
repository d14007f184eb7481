import type { ISolarSystemQuery } from '../query/query';
import { ssnamenrRange } from '../survey/ztf/rowkeys';
import type { IPlanContext } from './context';
import { planIndexedAlerts } from './indexedalerts';
import { plural } from './plural';
import type { IPlan } from './plan';

/** Assumed of an object, to give an idea of the cost. */
const ALERTS_OF_AN_OBJECT = 100;

/** Alerts of Solar System objects: one range of their own table for each name, newest first unless another order is wanted. */
export function planSolarSystem(query: ISolarSystemQuery, context: IPlanContext): IPlan {
  // Names are ASCII: this is byte order.
  const names = [...new Set(query.names)].sort();
  if (names.length === 0) {
    throw new RangeError('missing object: name at least one number or designation, e.g. 8467');
  }
  const what = {
    title: `Alerts of ${names.length === 1 ? `Solar System object ${names[0]}` : plural(names.length, 'Solar System object')}`,
    table: 'ztf.ssnamenr',
    ranges: names.map(ssnamenrRange),
    always: ['i:ssnamenr', 'i:objectId', 'i:jd'],
    rows: names.length * ALERTS_OF_AN_OBJECT
  };
  return planIndexedAlerts(what, query, context);
}
