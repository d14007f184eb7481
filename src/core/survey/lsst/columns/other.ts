import { defineColumns } from '../../definecolumns';

/** Columns at the top of an LSST alert, of forced photometry, and of names and paths. */
export const otherColumns = defineColumns([
  ['r:observation_reason', 'string', '', 'Why the exposure was taken.'],
  ['r:target_name', 'string', '', 'Name of the target of the exposure.'],
  ['r:salt', 'string', '', 'First part of the row key, which spreads rows over servers.'],
  ['r:diaForcedSourceId', 'long', '', 'Number of the forced measurement. Exceeds 2^53.'],
  [
    'r:packed_primary_provisional_designation',
    'string',
    '',
    'MPC designation of the Solar System object, packed form.'
  ],
  ['r:unpacked_primary_provisional_designation', 'string', '', 'MPC designation of the Solar System object.'],
  ['r:hdfs_path', 'string', '', 'Path of the file that holds the stamps on a Fink cluster.'],
  ['b:cutoutScience', 'binary', '', 'Stamp of the science image, FITS.'],
  ['b:cutoutTemplate', 'binary', '', 'Stamp of the template, FITS.'],
  ['b:cutoutDifference', 'binary', '', 'Stamp of the difference image, FITS.'],
  ['v:separation_degree', 'double', 'deg', 'Great-circle distance from the centre of the cone.']
]);
