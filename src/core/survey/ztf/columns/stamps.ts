import { defineColumns } from '../../definecolumns';

/** Stamps (cutouts) around the source: gzipped FITS files, or where they are kept. */
export const stampColumns = defineColumns([
  [
    'b:cutoutScience_stampData',
    'binary',
    '',
    'Stamp of the science image, gzipped FITS, usually 63 x 63 pixels of 1.01 arcsec.'
  ],
  ['b:cutoutTemplate_stampData', 'binary', '', 'Stamp of the reference image, gzipped FITS.'],
  ['b:cutoutDifference_stampData', 'binary', '', 'Stamp of the difference image, gzipped FITS.'],
  ['d:hdfs_path', 'string', '', 'Path of the file that holds the stamps on a Fink cluster.']
]);
