import { z } from 'zod';
import { alertOptions } from './answeroptions';
import { instant } from './instant';
import { count, decimal } from './scalar';

/** Arguments of `/api/v1/daterange`: the alerts of all classes in a window of time. Two of the first three are needed. */
export const daterangeArguments = z
  .strictObject({
    /** Bounds of `i:jd`, inclusive: ISO, JD or MJD, UTC. */
    startdate: instant.optional(),
    stopdate: instant.optional(),
    /** Days after `startdate` or before `stopdate`, where the other is not given. */
    window: decimal
      .refine(value => value > 0, { message: 'give a number of days greater than 0' })
      .optional(),
    /** Number of alerts, the newest; all when absent. */
    n: count.optional(),
    ...alertOptions
  })
  .superRefine(({ startdate, stopdate, window }, context) => {
    const given = [startdate, stopdate, window].filter(value => value !== undefined).length;
    const wrong = (path: string, message: string): void => {
      context.addIssue({ code: 'custom', path: [path], message });
    };
    if (given < 2) {
      wrong(startdate === undefined ? 'startdate' : 'stopdate', 'give startdate with stopdate or window');
    } else if (given > 2) {
      wrong('window', 'leave out one of startdate, stopdate and window');
    } else if (startdate !== undefined && stopdate !== undefined && startdate > stopdate) {
      wrong('stopdate', 'give a stopdate that is not before startdate');
    }
  });

export type DaterangeArguments = z.infer<typeof daterangeArguments>;

/** The window that the arguments mean, JD UTC. */
export function windowOf({ startdate, stopdate, window = 0 }: DaterangeArguments): {
  readonly start: number;
  readonly stop: number;
} {
  const start = startdate ?? (stopdate ?? 0) - window;
  return { start, stop: stopdate ?? start + window };
}
