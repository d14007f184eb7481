import { z } from 'zod';
import { alertOptions } from './answeroptions';
import { flag } from './flag';
import { instant } from './instant';
import { count, filled, text } from './scalar';

/** Number of alerts that `/api/v1/latests` gives when `n` is absent: the number that Fink documents. */
export const DEFAULT_LATESTS = 100;

/** How the brightness of an alert changes. */
export const TRENDS = ['rising', 'fading', 'low_state', 'new_low_state'] as const;
export type Trend = (typeof TRENDS)[number];

/** The class that alone has states. */
const STATES_OF = '(CTA) Blazar low state';

const trend = text.transform((value, context): Trend | undefined => {
  const found = TRENDS.find(each => each === value.toLowerCase());
  if (found === undefined && value !== '') {
    context.addIssue({ code: 'custom', message: `Trend must be among: ${TRENDS.join(', ')}` });
    return z.NEVER;
  }
  return found;
});

/** Arguments of `/api/v1/latests`: the newest alerts of a class. */
export const latestsArguments = z
  .strictObject({
    /** Label of Fink, SIMBAD (with or without `(SIMBAD) `) or TNS (with `(TNS) `). */
    class: filled,
    /** Number of alerts, after the trend. */
    n: count.optional(),
    /** Bounds of `i:jd`, inclusive: ISO, JD or MJD, UTC. */
    startdate: instant.optional(),
    stopdate: instant.optional(),
    /** Only alerts with this trend: `rising`, `fading`; of blazars in a low state also `low_state` and `new_low_state`. */
    trend: trend.optional(),
    /** Rates and colours too, from the alerts of the answer. */
    color: flag.optional(),
    ...alertOptions
  })
  .superRefine((given, context) => {
    if (given.trend?.endsWith('low_state') === true && given.class !== STATES_OF) {
      context.addIssue({
        code: 'custom',
        path: ['trend'],
        message:
          `this trend is only implemented for the \`${STATES_OF}\` class; ` +
          'other classes can accept trend among: rising, fading'
      });
    }
  });

export type LatestsArguments = z.infer<typeof latestsArguments>;
