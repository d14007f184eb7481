import type { ITable } from '../../core/survey/table';
import { ztfTables } from '../../core/survey/ztf';

/** The table of that name. */
export function tableNamed(name: string): ITable {
  const table = ztfTables[name];
  if (!table) {
    throw new Error(`unknown table: ${name}`);
  }
  return table;
}
