export { jdToIso, isoToJd, jdToMjd, mjdToJd, JD_UNIX_EPOCH, MJD_ZERO } from './julian';
export { taiMinusUtc, mjdUtcToTai, mjdTaiToUtc, mjdTaiToJdUtc, jdUtcToMjdTai } from './tai';
export { night, nightStart, nightNumber, nightMjd } from './night';
export { parseTime, type TimeResult } from './instant';
