import type { CellType, IColumn } from '../column';
import { defineColumns } from '../definecolumns';

/** Tables of ZTF that hold no alerts: names, numbers of nights, orbits. Columns of a table by name. */
export const sideTables: Readonly<Record<string, readonly IColumn[]>> = {
  'ztf.tns_resolver': defineColumns([
    ['d:fullname', 'string', '', 'Name in the Transient Name Server with its prefix, e.g. SN 2023vwy.'],
    ['d:internalname', 'string', '', 'Name that a survey gave to it, e.g. ZTF23abmwsrw.'],
    ['d:type', 'string', '', 'Type in the Transient Name Server; empty when not classified.'],
    ['d:ra', 'double', 'deg', 'Right ascension (ICRS).'],
    ['d:declination', 'double', 'deg', 'Declination (ICRS).'],
    ['d:redshift', 'double', '', 'Redshift in the Transient Name Server.'],
    ['d:discoverydate', 'string', '', 'Date of discovery (UTC).']
  ]),
  'ztf.sso_resolver': defineColumns([
    ['i:ssnamenr', 'string', '', 'Name of the Solar System object as alerts have it.'],
    ['i:name', 'string', '', 'Name or provisional designation.'],
    ['i:number', 'string', '', 'Number of the Minor Planet Center; empty when it has none.']
  ]),
  'ztf.metadata': defineColumns([
    ['d:internal_name', 'string', '', 'Name that a user gave to the object.'],
    ['d:internal_name_encoded', 'string', '', 'The same without blanks, as in addresses.'],
    ['d:comments', 'string', '', 'What the user says of it.'],
    ['d:username', 'string', '', 'Who gave the name.']
  ]),
  'ztf.orb_cand': defineColumns([
    ['d:ssoCandId', 'string', '', 'Name of the trajectory.'],
    ['d:a', 'double', 'AU', 'Semi-major axis.'],
    ['d:e', 'double', '', 'Eccentricity.'],
    ['d:i', 'double', 'deg', 'Inclination.']
  ]),
  'ztf.sso_cand': defineColumns([
    ['d:ssoCandId', 'string', '', 'Name of the trajectory.'],
    ['d:objectId', 'string', '', 'Name of the object at one of its points.'],
    ['d:candid', 'long', '', 'Number of the alert.'],
    ['d:jd', 'double', 'd', 'Julian Date (UTC) of the observation.'],
    ['d:ra', 'double', 'deg', 'Right ascension (ICRS).'],
    ['d:dec', 'double', 'deg', 'Declination (ICRS).'],
    ['d:magpsf', 'float', 'mag', 'Difference magnitude.'],
    ['d:sigmapsf', 'float', 'mag', 'Uncertainty of magpsf.'],
    ['d:fid', 'integer', '', 'Filter: 1 g, 2 r, 3 i.']
  ])
};

/**
 * Tables whose cells are not what their schema rows say. Columns of nightly statistics come and go, and schema rows miss
 * some: whoever reads them looks at the bytes.
 */
export const untypedTables: ReadonlySet<string> = new Set(['statistics_class']);

/** Type of a column of a side table; undefined where nobody knows it. */
export function sideColumnType(table: string, column: string): CellType | undefined {
  return sideTables[table]?.find(({ name }) => name === column)?.type;
}
