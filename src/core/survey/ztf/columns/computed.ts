import { defineColumns } from '../../definecolumns';

/** Columns that are never stored: they are computed on reading. */
export const computedColumnDocs = defineColumns([
  [
    'v:classification',
    'string',
    '',
    'Class of the alert by the Fink filters, or its SIMBAD type. A class per alert, not per object.'
  ],
  ['v:lastdate', 'string', '', 'Date (UTC, ISO) of this alert.'],
  ['v:firstdate', 'string', '', 'Date (UTC, ISO) of the earliest detection at this place.'],
  ['v:lapse', 'double', 'd', 'Time from the earliest detection to this alert.'],
  ['v:constellation', 'string', '', 'IAU constellation of the position, full name.'],
  ['v:separation_degree', 'double', 'deg', 'Great-circle distance from the centre of the cone.'],
  [
    'v:rate',
    'double',
    'mag/d',
    'Change of magnitude since the previous alert of the object in the same filter.'
  ],
  ['v:sigma(rate)', 'double', 'mag/d', 'Uncertainty of v:rate.'],
  ['v:g-r', 'double', 'mag', 'Difference-magnitude colour from g and r alerts within 0.3 d.'],
  ['v:sigma(g-r)', 'double', 'mag', 'Uncertainty of v:g-r.'],
  ['v:rate(g-r)', 'double', 'mag/d', 'Change of v:g-r since its previous value.'],
  ['v:sigma(rate(g-r))', 'double', 'mag/d', 'Uncertainty of v:rate(g-r).'],
  ['v:jdstartgw', 'double', 'd', 'Julian Date (UTC) of the gravitational-wave trigger of a sky-map search.']
]);
