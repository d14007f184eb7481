import { ztfTables } from '../../../../core/survey/ztf';

/** Notes of the writer: who writes, how far files have been read, the change at work. No reader is allowed to see it. */
export const MARKS_TABLE = 'fink.marks';
/** Family of {@link MARKS_TABLE}. */
export const MARKS_FAMILY = 'm';
/** Stamps, in a table of ours: the `ztf.cutouts` of a cluster has only the paths of the files that hold them. */
export const STAMPS_TABLE = 'fink.stamps';
/** What simulated objects really are. */
const TRUTH_TABLE = 'fink.truth';
/** What the ingestion calls the table of the stamps. */
const CUTOUTS = 'ztf.cutouts';

/** Fink's catalogues name this family for every ZTF table; nothing is in it yet. */
const ANNOTATIONS = 'a';

/** A table as it is to be made. */
export interface ITableToMake {
  /** Without the namespace. */
  readonly name: string;
  readonly families: readonly string[];
}

/** The tables that a writer needs. */
export function tablesToMake(options: {
  readonly stamps?: boolean;
  readonly simulated?: number;
}): ITableToMake[] {
  const ztf = Object.values(ztfTables)
    .filter(({ name }) => name !== CUTOUTS)
    .map(({ name, columns }) => ({
      name,
      families: [...familiesOf(columns), ...(name.startsWith('ztf') ? [ANNOTATIONS] : [])]
    }));
  return [
    ...ztf,
    { name: 'ztf.tns_resolver', families: ['d'] },
    { name: 'ztf.sso_resolver', families: ['i'] },
    { name: MARKS_TABLE, families: [MARKS_FAMILY] },
    ...(options.stamps === true ? [{ name: STAMPS_TABLE, families: ['i', 'd', 'b'] }] : []),
    ...(options.simulated === undefined ? [] : [{ name: TRUTH_TABLE, families: ['t'] }])
  ];
}

/** Name in HBase of a table of the ingestion, without the namespace. */
export function storedName(table: string): string {
  return table === CUTOUTS ? STAMPS_TABLE : table;
}

function familiesOf(columns: readonly string[]): string[] {
  return [...new Set(columns.map(column => column.slice(0, column.indexOf(':'))))].sort().reverse();
}
