/** MJD = JD − 2 400 000.5. */
export const MJD_ZERO = 2400000.5;

/** JD of the Unix epoch, 1970-01-01T00:00:00 UTC. */
export const JD_UNIX_EPOCH = 2440587.5;

const MS_PER_DAY = 86400000;

/** JD (days) to MJD (days), same time scale. */
export function jdToMjd(jd: number): number {
  return jd - MJD_ZERO;
}

/** MJD (days) to JD (days), same time scale. */
export function mjdToJd(mjd: number): number {
  return mjd + MJD_ZERO;
}

/**
 * JD UTC to ISO text `YYYY-MM-DD HH:MM:SS.sss` in UTC, rounded to the millisecond (a JD resolves 0.04 ms).
 *
 * Days are taken as 86 400 s, so the result is up to 1 s off on a day that ends with a leap second (the
 * last one was 2016-12-31). Returns an empty text for a JD outside the years 1 to 9999 or not finite.
 */
export function jdToIso(jd: number): string {
  const date = new Date(Math.round((jd - JD_UNIX_EPOCH) * MS_PER_DAY));
  const year = date.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) {
    return '';
  }
  return date.toISOString().slice(0, 23).replace('T', ' ');
}

const ISO_TEXT =
  /^(\d{4})-(\d{1,2})(?:-(\d{1,2})(?:(?:\s+|[Tt])(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d*)?))?)?)?\s*(?:[Zz]|UTC|[+]00:?00)?$/;
const BASIC_DATE = /^(\d{4})(\d{2})(\d{2})$/;

/**
 * ISO text in UTC to JD UTC. Accepted: `YYYY-MM`, `YYYY-MM-DD`, `YYYYMMDD`, and a date followed by blank or
 * `T` and `HH:MM`, `HH:MM:SS` or `HH:MM:SS.sss`, with or without `Z`. The inverse of {@link jdToIso}.
 *
 * Returns `undefined` when the text is none of these or names a day or an hour that does not exist.
 */
export function isoToJd(text: string): number | undefined {
  const trimmed = text.trim();
  const match = ISO_TEXT.exec(trimmed) ?? BASIC_DATE.exec(trimmed);
  if (match === null) {
    return undefined;
  }
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3] ?? 1);
  const hour = Number(match[4] ?? 0);
  const minute = Number(match[5] ?? 0);
  const second = Number(match[6] ?? 0);
  const midnight = new Date(0);
  midnight.setUTCFullYear(year, month - 1, day);
  const exists = midnight.getUTCMonth() === month - 1 && midnight.getUTCDate() === day;
  if (year < 1 || !exists || hour > 23 || minute > 59 || second >= 60) {
    return undefined;
  }
  const fraction = (hour * 3600 + minute * 60 + second) / 86400;
  return JD_UNIX_EPOCH + midnight.getTime() / MS_PER_DAY + fraction;
}
