import type { ITable } from '../survey/table';
import { ztfTables } from '../survey/ztf/tables';

/**
 * A table of ZTF by name.
 * @throws RangeError for a name that the survey does not have.
 */
export function ztfTable(name: string): ITable {
  const table = ztfTables[name];
  if (table === undefined) {
    throw new RangeError(`unknown table: ${name}`);
  }
  return table;
}
