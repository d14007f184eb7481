import type { Query } from '../query/query';
import { cone } from './cone';
import { latest } from './latest';
import { lightcurve } from './lightcurve';
import { objects } from './objects';

/** Every snippet that can be put into a notebook; the tests run each of them. */
export const SNIPPETS = { lightcurve, objects, cone, latest } as const;

/**
 * The code that repeats a query in a kernel; undefined where no typed function does (a prefix of an id).
 * @param source - Name of the source that was asked; absent for the default one.
 */
export function snippetOf(query: Query, source?: string): string | undefined {
  switch (query.kind) {
    case 'object':
      return query.ids.length === 0 ? undefined : objects.code({ ids: query.ids, source });
    case 'cone':
      return cone.code({ ra: query.ra, dec: query.dec, radius: query.radius, source });
    case 'class':
      return query.startJd === undefined && query.stopJd === undefined
        ? latest.code({ class: query.class, n: query.last, source })
        : undefined;
  }
}
