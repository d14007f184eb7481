import { AS_READ, type PlannedQuery } from '../query/query';
import { planClass } from './classplan';
import { planCone } from './coneplan';
import type { IPlanContext } from './context';
import { planObject } from './objectplan';
import { planSolarSystem } from './solarsystemplan';
import type { IPlan } from './plan';

/**
 * What will be read and done for a query, as a plain object. Nothing is read yet.
 *
 * @throws RangeError with a message for the user when columns are unknown or the query cannot be answered.
 */
export function planQuery(query: PlannedQuery, context: IPlanContext): IPlan {
  switch (query.kind) {
    case 'object':
      return planObject(usualOrder(query), context);
    case 'cone':
      return planCone(query, context);
    case 'class':
      return planClass(usualOrder(query), context);
    case 'solar-system':
      return planSolarSystem(usualOrder(query), context);
  }
}

/** Alerts are read newest first, which is also their usual order. */
function usualOrder<Q extends PlannedQuery>(query: Q): Q {
  if (query.sort?.column !== AS_READ) {
    return query;
  }
  const { sort, ...rest } = query;
  void sort;
  // The same query without an optional member, which TypeScript cannot see of a type that is not known.
  return rest as Q;
}
