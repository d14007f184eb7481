/** Our own table of stamps in a cluster whose tables have none: rows as in `ztf.cutouts`, with the stamps in family `b`. */
export const STAMPS_TABLE = 'fink.stamps';
