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

/** Order of the list where the query gives none: a cone is listed from its centre outwards. */
export function listOrder(query: Query): { column: string; descending: boolean } | undefined {
  return query.kind === 'cone' ? { column: 'v:separation_degree', descending: false } : undefined;
}
