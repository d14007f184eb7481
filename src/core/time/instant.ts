import { isoToJd, mjdToJd } from './julian';

/** An instant read from text, or what is wrong with the text. */
export type TimeResult =
  | { readonly ok: true; readonly jd: number; readonly form: 'iso' | 'jd' | 'mjd' }
  | { readonly ok: false; readonly message: string; readonly remedy: string };

/** Numbers from here on are JD, below they are MJD; the rule of Fink's own search. */
const SMALLEST_JD = 2400000;
/** MJD of 1900-01-01. Smaller numbers are more likely a year or a number of days than an MJD. */
const SMALLEST_MJD = 15020;
/** JD of the end of the year 9999. */
const LARGEST_JD = 5373484.5;

const REMEDY =
  'write an ISO date in UTC (2024-01-31 or 2024-01-31T12:30:00), a JD (2460340.5) or an MJD (60340)';

/**
 * Reads an instant: ISO text in UTC (see `isoToJd`), a JD (a number from 2 400 000) or an MJD (a smaller
 * number), both UTC. Never throws.
 */
export function parseTime(text: string): TimeResult {
  const trimmed = text.trim();
  if (trimmed === '') {
    return { ok: false, message: 'missing time', remedy: REMEDY };
  }
  const iso = isoToJd(trimmed);
  if (iso !== undefined) {
    return { ok: true, jd: iso, form: 'iso' };
  }
  if (/^\d+(\.\d*)?$/.test(trimmed)) {
    return fromNumber(trimmed);
  }
  return { ok: false, message: `invalid time: ${trimmed}`, remedy: REMEDY };
}

function fromNumber(text: string): TimeResult {
  const value = Number(text);
  if (value >= SMALLEST_JD && value <= LARGEST_JD) {
    return { ok: true, jd: value, form: 'jd' };
  }
  if (value >= SMALLEST_MJD && value < SMALLEST_JD) {
    return { ok: true, jd: mjdToJd(value), form: 'mjd' };
  }
  if (value < SMALLEST_MJD) {
    return { ok: false, message: `ambiguous time: ${text} (a year, or an MJD before 1900?)`, remedy: REMEDY };
  }
  return { ok: false, message: `invalid time: ${text} is beyond the year 9999`, remedy: REMEDY };
}
