import type { Row, Value } from '../../value';

/** An index table and the rule by which an alert gets into it. */
export interface IMembership {
  readonly table: string;
  /** The rule in words. */
  readonly rule: string;
  /** Columns that the rule reads. */
  readonly needs: readonly string[];
  /** The number that the rule compares with, if it does. */
  readonly threshold?: number;
  /** Where the rule is written down. */
  readonly source: string;
  /** Whether an alert belongs to the table. A missing value never passes. */
  readonly admits: (row: Row) => boolean;
}

/** Index tables of ZTF that hold some of the alerts, each decided by the alert alone. */
export const membershipRules: readonly IMembership[] = [
  {
    table: 'ztf.ssnamenr',
    rule: 'roid = 3 and ssnamenr given',
    needs: ['d:roid', 'i:ssnamenr'],
    threshold: 3,
    source: 'fink-broker, index table ssnamenr',
    admits: row => row['d:roid'] === 3 && isText(row['i:ssnamenr']) && row['i:ssnamenr'] !== 'null'
  },
  {
    table: 'ztf.tracklet',
    rule: 'tracklet begins with TRCK_',
    needs: ['d:tracklet'],
    source: 'fink-filters 7.45, filter_tracklet_candidates',
    admits: row => isText(row['d:tracklet']) && row['d:tracklet'].startsWith('TRCK_')
  },
  {
    table: 'ztf.tns',
    rule: 'tns not empty',
    needs: ['d:tns'],
    source: 'fink-broker, index table tns',
    admits: row => isText(row['d:tns'])
  },
  {
    table: 'ztf.slsn',
    rule: 'slsn_score >= 0.5',
    needs: ['d:slsn_score'],
    threshold: 0.5,
    source: 'fink-filters 7.45, filter_superluminous, with the threshold of its caller in fink-broker',
    admits: row => isWithin(row['d:slsn_score'], 0.5, Infinity)
  },
  {
    table: 'ztf.low_state_blazars',
    rule: '0 <= instantness_low < 1 and 0 <= robustness_low < 1',
    needs: ['d:blazar_stats_instantness_low', 'd:blazar_stats_robustness_low'],
    threshold: 1,
    source: 'fink-filters 7.45, filter_blazar_low_state',
    admits: row =>
      isWithin(row['d:blazar_stats_instantness_low'], 0, 1) &&
      isWithin(row['d:blazar_stats_robustness_low'], 0, 1)
  },
  {
    table: 'ztf.high_state_blazars',
    rule: 'instantness_high > 1 and robustness_high > 1',
    needs: ['d:blazar_stats_instantness_high', 'd:blazar_stats_robustness_high'],
    threshold: 1,
    source: 'fink-filters 7.45, filter_blazar_high_state',
    admits: row =>
      isAbove(row['d:blazar_stats_instantness_high'], 1) && isAbove(row['d:blazar_stats_robustness_high'], 1)
  }
];

/** The rules alone: table name to "does this alert belong to it". */
export const memberships: Readonly<Record<string, (row: Row) => boolean>> = Object.fromEntries(
  membershipRules.map(({ table, admits }) => [table, admits])
);

/**
 * What makes up `ztf.anomaly`, which no alert alone decides: of each night the `count` objects with the lowest
 * `rank`, each by its most anomalous alert; 0 means not computed (fink-filters 7.45, filter_anomaly_notification).
 */
export const nightlyAnomalies = {
  table: 'ztf.anomaly',
  rank: 'd:anomaly_score',
  absent: 0,
  count: 10
} as const;

function isText(value: Value | undefined): value is string {
  return typeof value === 'string' && value !== '';
}

/** min <= value < max */
function isWithin(value: Value | undefined, min: number, max: number): boolean {
  return typeof value === 'number' && value >= min && value < max;
}

function isAbove(value: Value | undefined, min: number): boolean {
  return typeof value === 'number' && value > min;
}
