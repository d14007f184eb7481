import { filled, text } from './scalar';

/** Row keys are not longer than this; nor is any name. */
const LONGEST = 200;
const tooLong = { message: `give at most ${LONGEST} characters` };

/** Text that has a form in UTF-8. */
function wellFormed(value: string): string {
  return value.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** A name to be looked for. Lone halves of characters, which no key can have, are replaced. */
export const nameText = text.transform(wellFormed).refine(value => value.length <= LONGEST, tooLong);

/** A name that must not be empty. */
export const filledName = filled.transform(wellFormed).refine(value => value.length <= LONGEST, tooLong);
