import { TAG } from './columnplan';
import type { IPlan } from './plan';
import { ztfTable } from './ztftable';

/** Names of the columns that rows of the answer may have, in a sensible order. */
export function outputColumns(plan: IPlan): readonly string[] {
  if (plan.output !== null) {
    return plan.output;
  }
  // Of a scan whose rows are completed from its own table, the columns are those of the completion.
  const stored = plan.scans.flatMap(scan => {
    const { columns } = plan.survivors ?? scan;
    return columns.length > 0 ? columns : ztfTable(scan.table).columns;
  });
  const tags = plan.scans.some(scan => scan.tag !== undefined) ? [TAG] : [];
  return [...new Set([...stored, ...plan.computed, ...tags])];
}
