import type { ISurvey } from '../survey';
import { bands } from './bands';
import { finkClasses } from './classes';
import { ztfColumns } from './columns';
import { computedColumns } from './computed';
import { isObjectId } from './objectid';
import { objectRange, pixelNside, pixelRanges } from './rowkeys';
import { ztfTables } from './tables';

export { bandName } from './bands';
export { classGroups, findClass, finkClasses, isKnownClass, tnsTypes, type IAlertClass } from './classes';
export { classify, classifyNeeds, extragalacticHosts } from './classify';
export { ztfColumns } from './columns';
export { computedColumns } from './computed';
export { finePixelOrder, finePixelRanges, finePixelTable, finePixelText } from './finepixel';
export { findTable, historicalPixels } from './historicaltables';
export { membershipRules, memberships, nightlyAnomalies, type IMembership } from './membership';
export { isObjectId, isPartialObjectId, normaliseObjectId } from './objectid';
export {
  buildKey,
  classRange,
  classWindow,
  jdWindow,
  keyNumber,
  objectRange,
  parseKey,
  pixelFirstDetectionRanges,
  pixelNside,
  pixelRanges,
  prefixRange,
  ssnamenrRange,
  type IJdWindow
} from './rowkeys';
export { sideColumnType, sideTables, untypedTables } from './sidetables';
export { simbadLabels } from './simbadlabels';
export { isSimulated } from './simulated';
export { ztfTables } from './tables';

/** The Zwicky Transient Facility. */
export const ztf: ISurvey = {
  name: 'ztf',
  fullName: 'Zwicky Transient Facility',
  served: true,
  timeScale: 'JD UTC',
  roles: {
    object: 'i:objectId',
    alert: 'i:candid',
    time: 'i:jd',
    ra: 'i:ra',
    dec: 'i:dec',
    band: 'i:fid'
  },
  mainTable: 'ztf',
  pixels: { table: 'ztf.pixel128', nside: pixelNside },
  tables: ztfTables,
  columns: ztfColumns,
  computed: computedColumns,
  bands,
  classes: finkClasses,
  isObjectId,
  objectRange,
  pixelRanges
};
