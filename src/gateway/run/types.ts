import type { CellType } from '../../core/survey/column';
import { sideColumnType, untypedTables, ztfColumns } from '../../core/survey/ztf';
import type { ISnapshot } from '../store/rowstore';
import type { Reading } from './reading';

/**
 * Types of the columns of a table: as its schema rows say, else as the survey says. Cells of columns that neither knows are
 * read as bytes, and so are all of a table of which nobody can tell.
 */
export async function columnTypes(
  snapshot: ISnapshot,
  table: string,
  reading: Reading
): Promise<(column: string) => CellType> {
  const schema = await reading.wait(() => snapshot.schema(table));
  if (untypedTables.has(table)) {
    return () => 'binary';
  }
  return column =>
    schema.get(column) ?? sideColumnType(table, column) ?? ztfColumns.get(column)?.type ?? 'binary';
}
