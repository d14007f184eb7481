export { jdToIso, isoToJd, jdToMjd, mjdToJd } from './julian';
export { taiMinusUtc, mjdTaiToUtc, mjdTaiToJdUtc, jdUtcToMjdTai } from './tai';
export { night, nightStart, nightNumber } from './night';
export { parseTime, type TimeResult } from './instant';
