import { ztfTables } from '../../core/survey/ztf';

/** Computed columns that come without being asked for, when no columns are named. */
export const DEFAULT_COMPUTED = [
  'v:classification',
  'v:lastdate',
  'v:firstdate',
  'v:lapse',
  'v:constellation'
] as const;

/** Stored columns of tables, each once, in the order of the tables. The same for every answer, also where all are null. */
export function storedColumnsOf(...tables: readonly string[]): string[] {
  return [...new Set(tables.flatMap(table => ztfTables[table]?.columns ?? []))];
}
