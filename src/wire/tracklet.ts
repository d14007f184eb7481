import { z } from 'zod';
import { alertOptions } from './answeroptions';
import { text } from './scalar';

/** What all names of tracklets begin with. */
const START = 'TRCK_';

/** `YYYYMMDD_HHMMSS_NN`, or the beginning of it, at least a year. */
const MOMENT = /^\d{4}(\d{0,4}|\d{4}_(\d{0,6}|\d{6}_\d{0,2}))$/;

const trackletName = text.transform((value, context) => {
  const name = value.toUpperCase();
  if (!name.startsWith(START) || !MOMENT.test(name.slice(START.length))) {
    context.addIssue({
      code: 'custom',
      message: 'give TRCK_YYYYMMDD_HHMMSS_NN, or the beginning of it, at least with the year'
    });
    return z.NEVER;
  }
  return name;
});

const trackletDate = text.transform((value, context) => {
  const moment = value
    .replace(/\.\d+/, '')
    .replace(/[T\s]+/gi, '_')
    .replace(/[-:]/g, '');
  if (!MOMENT.test(moment)) {
    context.addIssue({
      code: 'custom',
      message:
        'You need to specify a date at the format YYYY-MM-DD hh:mm:ss; it may end early, and 00 to 99 may follow'
    });
    return z.NEVER;
  }
  return START + moment;
});

/** Arguments of `/api/v1/tracklet`: the alerts of tracklets. One of `id` and `date` is needed; `id` wins. */
export const trackletArguments = z.strictObject({
  /** Name of a tracklet, or the beginning of names. */
  id: trackletName.optional(),
  /** The same as a UTC time, also the beginning of one: `2021-10-22`, `2021-10-22 09:19:49`, `2021-10-22 09:19:49 00`. */
  date: trackletDate.optional(),
  ...alertOptions
});
