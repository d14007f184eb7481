import type { IQueryOptions } from '../query/query';
import { prefixRange } from '../survey/ztf/rowkeys';
import type { IPlanContext } from './context';
import { planIndexedAlerts } from './indexedalerts';
import type { IPlan } from './plan';

/** The alerts of tracklets: trails of satellites and debris. The query language has no words for it. */
export interface ITrackletQuery extends IQueryOptions {
  /** Name of a tracklet (`TRCK_20211022_091949_00`), or the beginning of names: a second, an hour, a night. */
  readonly name: string;
}

/** Assumed of a beginning, to give an idea of the cost. */
const ALERTS = 100;

/** Alerts of tracklets: one range of their own table, newest first unless another order is wanted. */
export function planTracklet(query: ITrackletQuery, context: IPlanContext): IPlan {
  const what = {
    title: `Alerts of tracklets ${query.name}`,
    table: 'ztf.tracklet',
    ranges: [prefixRange(query.name)],
    always: ['d:tracklet', 'i:objectId', 'i:jd'],
    rows: ALERTS
  };
  return planIndexedAlerts(what, query, context);
}
