import { defineColumns } from '../../definecolumns';

/** Who the alert is, where it comes from, when it was taken. */
export const identityColumns = defineColumns([
  ['i:objectId', 'string', '', 'Name of the object in ZTF: all alerts within 1.5 arcsec of it share it.'],
  ['i:candid', 'long', '', 'Number of the alert, unique in ZTF. Exceeds 2^53.'],
  ['i:publisher', 'string', '', 'Origin of the alert packet.'],
  ['i:schemavsn', 'string', '', 'Version of the ZTF alert schema.'],
  ['i:fink_broker_version', 'string', '', 'Version of fink-broker that processed the alert.'],
  ['i:fink_science_version', 'string', '', 'Version of fink-science that computed the d: columns.'],
  ['i:jd', 'double', 'd', 'Julian Date (UTC) of the start of the exposure.'],
  ['i:fid', 'integer', '', 'Filter: 1 = g, 2 = r, 3 = i.'],
  ['i:exptime', 'float', 's', 'Exposure time.'],
  ['i:pid', 'long', '', 'Processing number of the science image.'],
  ['i:nid', 'integer', '', 'Number of the night.'],
  ['i:programid', 'integer', '', 'Programme: 0 engineering, 1 public, 2 partnership, 3 Caltech.'],
  ['i:programpi', 'string', '', 'Principal investigator of the programme.'],
  [
    'i:pdiffimfilename',
    'string',
    '',
    'File name of the positive (science minus reference) difference image.'
  ],
  ['i:tblid', 'long', '', 'Number of the source in the internal extraction table.'],
  ['i:field', 'integer', '', 'Number of the ZTF field.'],
  ['i:rcid', 'integer', '', 'Read-out channel of the camera, 0 to 63.'],
  ['i:tooflag', 'integer', '', '1 if the exposure was a target of opportunity, else 0.']
]);
