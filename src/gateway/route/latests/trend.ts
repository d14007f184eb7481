import { type IPlan, type Residual } from '../../../core/plan/plan';
import { type Trend } from '../../../wire/latests';
import { testedColumns } from '../../run/residual';

/** Smallest number above zero: bounds are inclusive. */
const MORE_THAN_ZERO = Number.MIN_VALUE;
/** From here on a blazar was not low before. */
const NEW = 1;

/** What an alert must be like. Magnitudes fall when an object rises. `low_state` is what the whole class is. */
const TESTS: Readonly<Record<Trend, Residual | undefined>> = {
  rising: { kind: 'between', column: 'd:mag_rate', max: -MORE_THAN_ZERO },
  fading: { kind: 'between', column: 'd:mag_rate', min: MORE_THAN_ZERO },
  low_state: undefined,
  // The number has changed its name once.
  new_low_state: {
    kind: 'any',
    tests: [
      { kind: 'between', column: 'd:blazar_stats_m0', min: NEW },
      { kind: 'between', column: 'd:blazar_stats_instantness_low', min: NEW }
    ]
  }
};

/** Keep only alerts with a trend. The limit counts those that are left. */
export function withTrend(plan: IPlan, trend: Trend | undefined): IPlan {
  const test = trend && TESTS[trend];
  if (test === undefined) {
    return plan;
  }
  const scans = plan.scans.map(scan =>
    scan.columns.length === 0
      ? scan
      : { ...scan, columns: [...new Set([...scan.columns, ...testedColumns(test)])] }
  );
  return { ...plan, title: `${plan.title}, ${trend}`, scans, residual: [...plan.residual, test] };
}
