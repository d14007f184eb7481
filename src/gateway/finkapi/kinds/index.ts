import type { IPlan } from '../../../core/plan';
import type { PlannedQuery } from '../../../core/query/query';
import { coneManner } from './cone';
import { latestManner } from './latest';
import type { IManner } from './manner';
import { objectManner } from './object';
import { solarSystemManner } from './solarsystem';
import { trackletManner } from './tracklet';

/** A query together with its manner. */
export type BoundManner = IManner<void>;

/** How a query is put to the Fink API. */
export function mannerOf(query: PlannedQuery): BoundManner {
  switch (query.kind) {
    case 'object':
      return bound(objectManner, query);
    case 'cone':
      return bound(coneManner, query);
    case 'class':
      return bound(latestManner, query);
    case 'solar-system':
      return bound(solarSystemManner, query);
  }
}

/** How a plan that was made for no query is put to the Fink API; undefined where that has no such question. */
export function mannerOfPlan({ scans: [scan, ...more] }: IPlan): BoundManner | undefined {
  return scan?.table === 'ztf.tracklet' && more.length === 0 ? trackletManner : undefined;
}

function bound<Q>({ asks, found, isCut }: IManner<Q>, query: Q): BoundManner {
  return {
    asks: (_query, plan) => asks(query, plan),
    found: (records, _query, plan) => found(records, query, plan),
    isCut
  };
}
