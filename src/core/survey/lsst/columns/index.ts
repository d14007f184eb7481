import type { IColumn } from '../../column';
import { finkObjectColumns, finkSourceColumns } from './fink';
import { objectColumns } from './object';
import { otherColumns } from './other';
import { sourceColumns } from './source';

export { finkObjectColumns, finkSourceColumns, objectColumns, sourceColumns };

/**
 * Columns of LSST by name. Those of Solar System orbits and ephemerides (`ssSource`, `mpc_orbits`) are not listed
 * beyond the designations; a store's schema rows name their types.
 */
export const lsstColumns: ReadonlyMap<string, IColumn> = new Map(
  [...otherColumns, ...sourceColumns, ...objectColumns, ...finkSourceColumns, ...finkObjectColumns].map(
    column => [column.name, column]
  )
);
