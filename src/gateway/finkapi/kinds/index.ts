import type { PlannedQuery } from '../../../core/query/query';
import { coneManner } from './cone';
import { latestManner } from './latest';
import type { IManner } from './manner';
import { objectManner } from './object';
import { solarSystemManner } from './solarsystem';

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

function bound<Q>({ asks, found, isCut }: IManner<Q>, query: Q): BoundManner {
  return {
    asks: (_query, plan) => asks(query, plan),
    found: (records, _query, plan) => found(records, query, plan),
    isCut
  };
}
