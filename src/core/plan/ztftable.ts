import type { ITable } from '../survey/table';
import { findTable } from '../survey/ztf/historicaltables';

/**
 * A table of ZTF by name.
 * @throws RangeError for a name that the survey does not have.
 */
export function ztfTable(name: string): ITable {
  const table = findTable(name);
  if (table === undefined) {
    throw new RangeError(`unknown table: ${name}`);
  }
  return table;
}
