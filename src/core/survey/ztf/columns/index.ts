import type { IColumn } from '../../column';
import { astrometryColumns } from './astrometry';
import { earlyBlazarColumns, lateBlazarColumns } from './blazar';
import { computedColumnDocs } from './computed';
import { finkMatchColumns } from './finkmatches';
import { finkScoreColumns } from './finkscores';
import { historyColumns } from './history';
import { identityColumns } from './identity';
import { neighbourColumns } from './neighbours';
import { photometryColumns } from './photometry';
import { qualityColumns } from './quality';
import { referenceColumns } from './reference';
import { stampColumns } from './stamps';

/** Columns of the tables (`i:`, `d:`, `b:`), and `d:tag`, which is stored nowhere but belongs to every measurement. */
export const storedColumns: readonly IColumn[] = [
  ...identityColumns,
  ...astrometryColumns,
  ...photometryColumns,
  ...referenceColumns,
  ...neighbourColumns,
  ...qualityColumns,
  ...historyColumns,
  ...finkScoreColumns,
  ...finkMatchColumns,
  ...earlyBlazarColumns,
  ...lateBlazarColumns,
  ...stampColumns
];

/** Columns in pixel tables, cutout tables or nowhere: all the others are in the main table. */
const elsewhere: ReadonlySet<string> = new Set([
  'd:tag',
  'd:classification',
  ...stampColumns.map(column => column.name)
]);

/** Columns of the main table: those of the alert and Fink's, blazar statistics of both generations. */
export const mainColumns: readonly IColumn[] = storedColumns.filter(column => !elsewhere.has(column.name));

/** Every column of ZTF by name: stored and computed. */
export const ztfColumns: ReadonlyMap<string, IColumn> = new Map(
  [...storedColumns, ...computedColumnDocs].map(column => [column.name, column])
);
