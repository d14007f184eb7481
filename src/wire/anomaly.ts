import { z } from 'zod';
import { alertOptions } from './answeroptions';
import { instant } from './instant';
import { count } from './scalar';

/** Number of alerts that `/api/v1/anomaly` gives when `n` is absent. */
export const DEFAULT_ANOMALIES = 10;

/** Arguments of `/api/v1/anomaly`: the newest of the most anomalous alerts of each night. */
export const anomalyArguments = z.strictObject({
  /** Number of alerts. */
  n: count.optional(),
  /** Bounds of `i:jd`, inclusive: ISO, JD or MJD, UTC. With underscores, unlike those of other routes. */
  start_date: instant.optional(),
  stop_date: instant.optional(),
  ...alertOptions
});
