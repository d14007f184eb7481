import { jdToMjd, mjdToJd } from './julian';

/**
 * First MJD UTC at which TAI − UTC has the value in seconds beside it.
 * Source: IERS Bulletin C; no leap second is announced after 2017-01-01.
 */
const LEAP_TABLE: readonly (readonly [mjd: number, seconds: number])[] = [
  [41317, 10],
  [41499, 11],
  [41683, 12],
  [42048, 13],
  [42413, 14],
  [42778, 15],
  [43144, 16],
  [43509, 17],
  [43874, 18],
  [44239, 19],
  [44786, 20],
  [45151, 21],
  [45516, 22],
  [46247, 23],
  [47161, 24],
  [47892, 25],
  [48257, 26],
  [48804, 27],
  [49169, 28],
  [49534, 29],
  [50083, 30],
  [50630, 31],
  [51179, 32],
  [53736, 33],
  [54832, 34],
  [56109, 35],
  [57204, 36],
  [57754, 37]
];

/** TAI − UTC in seconds at an MJD UTC. Before 1972 (MJD 41317) the first value, 10 s, is returned. */
export function taiMinusUtc(mjdUtc: number): number {
  let seconds = 10;
  for (const [from, value] of LEAP_TABLE) {
    if (mjdUtc >= from) {
      seconds = value;
    }
  }
  return seconds;
}

/** MJD UTC to MJD TAI, both in days. LSST times are MJD TAI, ZTF times JD UTC. */
export function mjdUtcToTai(mjdUtc: number): number {
  return mjdUtc + taiMinusUtc(mjdUtc) / 86400;
}

/** MJD TAI to MJD UTC, both in days. */
export function mjdTaiToUtc(mjdTai: number): number {
  // The table is by UTC: look up with a first guess, then once more with the better one.
  const guess = mjdTai - taiMinusUtc(mjdTai) / 86400;
  return mjdTai - taiMinusUtc(guess) / 86400;
}

/** MJD TAI (LSST `midpointMjdTai`) to JD UTC (as ZTF `jd`). */
export function mjdTaiToJdUtc(mjdTai: number): number {
  return mjdToJd(mjdTaiToUtc(mjdTai));
}

/** JD UTC (as ZTF `jd`) to MJD TAI (as LSST `midpointMjdTai`). */
export function jdUtcToMjdTai(jdUtc: number): number {
  return mjdUtcToTai(jdToMjd(jdUtc));
}
