import { jdToIso } from './julian';

/**
 * JD UTC of the midnight that begins ZTF night 0 (2017-01-01): `nid = floor(jd - NID_ZERO)`.
 */
const NID_ZERO = 2457754.5;

/**
 * Night of a JD UTC as `YYYYMMDD`: the UTC date on which the exposure was taken, that is the date of
 * `floor(jd - 0.5) + 0.5`. At Palomar (UTC − 8 h) a whole night falls between 01 h and 14 h UTC of one
 * date, which is the date after the local evening. Fink's statistics use the same name.
 *
 * Returns an empty text for a JD that is not finite.
 */
export function night(jd: number): string {
  return jdToIso(nightStart(jd)).slice(0, 10).replaceAll('-', '');
}

/** JD UTC of the midnight that begins the UTC date of `jd`; with the next one (+ 1) it bounds the night. */
export function nightStart(jd: number): number {
  return Math.floor(jd - 0.5) + 0.5;
}

/** ZTF night number, the `nid` of an alert taken at `jd` (UTC). */
export function nightNumber(jd: number): number {
  return Math.floor(jd - NID_ZERO);
}
