import { jdToIso } from '../../../core/time';

/** Before the first alert of ZTF. Fink takes 2019-11-01 when no date is given. */
export const FIRST_DATE = '2017-01-01 00:00:00';
/** Days. */
export const SECOND = 1 / 86_400;

/** A date as every route of Fink understands it: not as a number, which only some do. */
export function isoText(jd: number): string {
  return jdToIso(jd);
}
