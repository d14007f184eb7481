import { z } from 'zod';
import { columnList } from './columnlist';
import { instant } from './instant';
import { outputFormat } from './output';
import { refused } from './refused';
import { count, filled, text } from './scalar';
import { sourceName } from './sourcename';

/** Number of alerts that `/api/v1/latests` gives when `n` is absent. */
export const DEFAULT_LATESTS = 10;

/** Arguments of `/api/v1/latests`: the newest alerts of a class. */
export const latestsArguments = z.strictObject({
  /** Label of Fink, SIMBAD (with or without `(SIMBAD) `) or TNS (with `(TNS) `). */
  class: filled,
  /** Number of alerts. */
  n: count.optional(),
  /** Bounds of `i:jd`, inclusive: ISO, JD or MJD, UTC. */
  startdate: instant.optional(),
  stopdate: instant.optional(),
  columns: columnList.optional(),
  source: sourceName.optional(),
  'output-format': outputFormat.optional(),
  trend: text.refine(value => value === '', refused('leave it out and filter on d:mag_rate')).optional(),
  color: z
    .unknown()
    .refine(value => value === undefined, refused('ask for columns=v:g-r of an object'))
    .optional()
});

export type LatestsArguments = z.infer<typeof latestsArguments>;
