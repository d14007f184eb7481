import type { ISurvey } from '../survey';
import { bands } from './bands';
import { lsstColumns } from './columns';
import { isObjectId } from './objectid';
import { objectRange, pixelNside, pixelRanges } from './rowkeys';
import { lsstTables, tags } from './tables';

/** The Legacy Survey of Space and Time of the Vera C. Rubin Observatory. Described, not served yet. */
export const lsst: ISurvey = {
  name: 'lsst',
  fullName: 'Legacy Survey of Space and Time',
  served: false,
  timeScale: 'MJD TAI',
  roles: {
    object: 'r:diaObjectId',
    alert: 'r:diaSourceId',
    time: 'r:midpointMjdTai',
    ra: 'r:ra',
    dec: 'r:dec',
    band: 'r:band'
  },
  mainTable: 'rubin.diaSource_static',
  pixels: { table: 'rubin.pixel1024', nside: pixelNside },
  tables: lsstTables,
  columns: lsstColumns,
  computed: new Map(),
  bands,
  classes: tags,
  isObjectId,
  objectRange,
  pixelRanges
};
