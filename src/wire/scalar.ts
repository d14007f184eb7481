import { z } from 'zod';

/** Text of an argument; numbers of a JSON body are taken as text, blanks around it are dropped. */
export const text = z.union([z.string(), z.number()]).transform(value => String(value).trim());

/** Text that must not be empty. */
export const filled = text.refine(value => value !== '', { message: 'must not be empty' });

/** A finite number, also as the text of a query string. */
export const decimal = text.transform((value, context) => {
  const number = Number(value);
  if (value === '' || !Number.isFinite(number)) {
    context.addIssue({ code: 'custom', message: 'give a number' });
    return z.NEVER;
  }
  return number;
});

/** A whole number of results, at least one. */
export const count = decimal.refine(value => Number.isSafeInteger(value) && value > 0, {
  message: 'give a whole number greater than zero'
});

/** One of some words; another word is "unsupported" and the remedy lists them. */
export function oneOf<const T extends readonly [string, ...string[]]>(words: T) {
  return text.transform((value, context): T[number] => {
    const found = words.find(word => word.toLowerCase() === value.toLowerCase());
    if (found === undefined) {
      context.addIssue({
        code: 'custom',
        message: `choose one of: ${words.join(', ')}`,
        params: { word: 'unsupported' }
      });
      return z.NEVER;
    }
    return found;
  });
}
