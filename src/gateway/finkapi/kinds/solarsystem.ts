import type { ISolarSystemQuery } from '../../../core/query/query';
import { columnsArgument, foundIn, highestKeyFirst, type IManner, largest } from './manner';

const ALWAYS = ['i:ssnamenr', 'i:objectId', 'i:candid', 'i:jd'];

/**
 * Alerts of Solar System objects by `/sso`, which resolves names first: rows may have another `i:ssnamenr` than was asked for.
 * A name that it cannot resolve is an error there.
 */
export const solarSystemManner: IManner<ISolarSystemQuery> = {
  asks: ({ names }, plan) => [
    {
      route: 'sso',
      given: { n_or_d: [...new Set(names)].sort().join(','), columns: columnsArgument(plan, ALWAYS) }
    }
  ],
  found: (records, _query, { scans: [scan] }) =>
    highestKeyFirst(records.flatMap(record => (scan && foundIn(record, scan, 0)) ?? [])),
  isCut: ({ found, most }) => largest(found, ({ row }) => row['i:ssnamenr']) >= most.scan
};
