import { outputColumns } from '../../core/plan';
import { type IPlan } from '../../core/plan/plan';
import { ztfColumns } from '../../core/survey/ztf';
import { type ColumnInfo } from '../../wire/frames';

/** What is known of each column that the rows of a plan may have, in the order in which they are shown. */
export function planColumns(plan: IPlan): ColumnInfo[] {
  return outputColumns(plan).map(name => {
    const known = ztfColumns.get(name);
    return {
      name,
      type: known?.type ?? 'string',
      ...(known?.unit === undefined ? {} : { unit: known.unit }),
      doc: known?.doc ?? ''
    };
  });
}
