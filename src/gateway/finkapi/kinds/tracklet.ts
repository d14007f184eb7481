import { columnsArgument, foundIn, highestKeyFirst, type IManner } from './manner';

const ALWAYS = ['d:tracklet', 'i:objectId', 'i:candid', 'i:jd'];

/** Alerts of tracklets by `/tracklet`: by a plan, since no query speaks of them. The range begins with the name, or its beginning. */
export const trackletManner: IManner<void> = {
  asks: (_query, plan) =>
    plan.scans.flatMap(({ ranges }) =>
      ranges.map(({ start }) => ({
        route: 'tracklet',
        given: { id: start, columns: columnsArgument(plan, ALWAYS) }
      }))
    ),
  found: (records, _query, { scans: [scan] }) =>
    highestKeyFirst(
      records.flatMap(
        record => (scan && foundIn(record, scan, 0, () => ({ tracklet: String(record['d:tracklet']) }))) ?? []
      )
    ),
  isCut: ({ found, most }) => found.length >= most.scan
};
