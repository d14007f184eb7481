import type { IAsk, IPlan } from '../../../core/plan';
import type { IClassQuery } from '../../../core/query/query';
import { findClass } from '../../../core/survey/ztf';
import type { Row } from '../../../core/value';
import type { IFound } from '../../run/found';
import { columnsArgument, foundIn, type IManner } from './manner';
import { FIRST_DATE, isoText, SECOND } from './dates';

const ALWAYS = ['i:objectId', 'i:candid', 'i:jd'];
const ANOMALY = 'ztf.anomaly';
/** Of these Fink gives the last alert of each object alone, after it has counted the alerts. */
const GROUPED: ReadonlySet<string> = new Set(['ztf.slsn', 'ztf.low_state_blazars', 'ztf.high_state_blazars']);
/** Rows beyond the bounds that may come along: of a second, and of the day that `/anomaly` adds (ten a night). */
const SPARE = 10;
const SPARE_ANOMALIES = 30;

/**
 * The newest alerts of a class by `/latests`, or `/anomaly`, whose arguments are written in another way. Both take the newest
 * first and know no alert before 2019-11-01 unless a date is given.
 */
export const latestManner: IManner<IClassQuery> = {
  asks: (query, plan) => [isAnomaly(plan) ? askAnomaly(query, plan) : askLatests(query, plan)],
  found: (records, query, { scans: [scan] }) => {
    const { key } = findClass(query.class);
    const found = records.flatMap(
      record =>
        (scan && foundIn(record, scan, 0, (): Row => (key === null ? {} : { class: key, tns: key }))) ?? []
    );
    return newestFirst(found);
  },
  isCut: ({ ask, plan, records, found }) => {
    if (found.length >= (plan.limit ?? Infinity)) {
      return false;
    }
    const isGrouped = GROUPED.has(plan.scans[0]?.table ?? '');
    return records >= Number(ask.given['n']) || (isGrouped && records > 0);
  }
};

function isAnomaly({ scans }: IPlan): boolean {
  return scans[0]?.table === ANOMALY;
}

function askLatests({ class: label, last, startJd, stopJd }: IClassQuery, plan: IPlan): IAsk {
  return {
    route: 'latests',
    given: {
      class: label,
      n: Math.min(last, plan.budget) + SPARE,
      columns: columnsArgument(plan, ALWAYS),
      startdate: startJd === undefined ? FIRST_DATE : isoText(startJd - SECOND),
      ...(stopJd === undefined ? {} : { stopdate: isoText(stopJd + SECOND) })
    }
  };
}

function askAnomaly({ last, startJd, stopJd }: IClassQuery, plan: IPlan): IAsk {
  return {
    route: 'anomaly',
    given: {
      n: Math.min(last, plan.budget) + SPARE_ANOMALIES,
      columns: columnsArgument(plan, ALWAYS),
      start_date: startJd === undefined ? FIRST_DATE : isoText(startJd - SECOND),
      ...(stopJd === undefined ? {} : { stop_date: isoText(stopJd + SECOND) })
    }
  };
}

function newestFirst(found: readonly IFound[]): IFound[] {
  return [...found].sort(
    (a, b) => Number(b.row['i:jd']) - Number(a.row['i:jd']) || (a.key > b.key ? -1 : Number(a.key < b.key))
  );
}
