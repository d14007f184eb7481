/** Tables of Fink for which routes of its API stand; those that only the API itself can read are left out. */
export const TABLES: readonly string[] = [
  'ztf',
  'ztf.pixel128',
  'ztf.class',
  'ztf.tns',
  'ztf.slsn',
  'ztf.low_state_blazars',
  'ztf.high_state_blazars',
  'ztf.anomaly',
  'ztf.ssnamenr',
  'ztf.tracklet',
  'ztf.upper',
  'ztf.uppervalid'
];
