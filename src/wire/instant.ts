import { z } from 'zod';
import { parseTime } from '../core/time';
import { text } from './scalar';

/** A moment given as ISO date or date-time (UTC), JD or MJD; becomes a JD (UTC). */
export const instant = text.transform((value, context) => {
  const time = parseTime(value);
  if (!time.ok) {
    context.addIssue({ code: 'custom', message: time.remedy });
    return z.NEVER;
  }
  return time.jd;
});
