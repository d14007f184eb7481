import { z } from 'zod';
import { alertOptions } from './answeroptions';
import { filledName, nameText } from './named';
import { count } from './scalar';

/** Most objects of one answer: each comes with all its alerts. */
export const MOST_RANDOM = 16;

/** Arguments of `/api/v1/random`: all alerts of some objects that chance chooses. */
export const randomArguments = z.strictObject({
  /** Number of objects; 1 when absent. */
  n: count
    .refine(value => value <= MOST_RANDOM, { message: `give at most ${MOST_RANDOM} objects` })
    .optional(),
  /** Any text. The same text chooses the same objects as long as the source has the same. */
  seed: nameText.optional(),
  /** Only objects that had an alert of this class, as in `/api/v1/latests`. */
  class: filledName.optional(),
  ...alertOptions
});
