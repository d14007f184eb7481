import { z } from 'zod';

const WORDS: Record<string, boolean> = { true: true, false: false, '1': true, '0': false, '': false };

/**
 * A yes-or-no argument. The Fink API knows only JSON `true` and the text `True`; here `true`, `1` and
 * `False`, `false`, `0` and the empty text are understood too, and anything else is refused.
 */
export const flag = z.union([z.boolean(), z.string(), z.number()]).transform((value, context) => {
  const known = typeof value === 'boolean' ? value : WORDS[String(value).toLowerCase()];
  if (known === undefined) {
    context.addIssue({ code: 'custom', message: 'give True or False' });
    return z.NEVER;
  }
  return known;
});
