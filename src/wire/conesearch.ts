import { z } from 'zod';
import { columnList } from './columnlist';
import { instant } from './instant';
import { outputFormat } from './output';
import { count, decimal, filled } from './scalar';
import { sourceName } from './sourcename';

/** Largest radius of a cone, arcseconds (5 degrees). */
export const MAX_RADIUS = 18000;

/** Arguments of `/api/v1/conesearch`: the latest alert of each object in a circle. */
export const conesearchArguments = z
  .strictObject({
    /** Right ascension: decimal degrees, or sexagesimal hours (`16:24:10.1`, `16h24m10.1s`). */
    ra: filled,
    /** Declination: decimal degrees, or sexagesimal degrees. */
    dec: filled,
    /** Radius, arcseconds. */
    radius: decimal
      .refine(value => value > 0, { message: 'give a radius greater than 0, in arcseconds' })
      .refine(value => value <= MAX_RADIUS, {
        message: `\`radius\` cannot be bigger than 18,000 arcseconds (5 degrees)`
      }),
    /** Number of objects, nearest first; absent means all. */
    n: count.optional(),
    /** Bounds of the first detection (`i:jdstarthist`), inclusive: ISO, JD or MJD, UTC. */
    startdate: instant.optional(),
    stopdate: instant.optional(),
    /** Days after `startdate` (or before `stopdate`), where the other bound is not given. */
    window: decimal
      .refine(value => value > 0, { message: 'give a number of days greater than 0' })
      .optional(),
    columns: columnList.optional(),
    source: sourceName.optional(),
    'output-format': outputFormat.optional()
  })
  .refine(
    ({ window, startdate, stopdate }) => window === undefined || (startdate ?? stopdate) !== undefined,
    {
      path: ['window'],
      message: 'give `startdate` or `stopdate` with it'
    }
  );

export type ConesearchArguments = z.infer<typeof conesearchArguments>;
