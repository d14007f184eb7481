import type { Query } from '../../core/query';

const COMMON = ['i:objectId', 'i:candid', 'i:jd', 'i:fid', 'i:magpsf', 'i:sigmapsf', 'i:ra', 'i:dec'];

/** Columns that the result list needs, so that no more than these cross the wire. */
export function listColumns(query: Query): readonly string[] {
  switch (query.kind) {
    case 'object':
      return [...COMMON, 'v:classification'];
    case 'class':
      return [...COMMON, 'v:classification'];
    case 'cone':
      return [...COMMON, 'd:classification', 'd:nalerthist', 'v:separation_degree'];
  }
}
