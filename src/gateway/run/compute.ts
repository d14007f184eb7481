import { SEPARATION, type IPlan } from '../../core/plan';
import type { ITable } from '../../core/survey/table';
import { computedColumns } from '../../core/survey/ztf';
import type { Row } from '../../core/value';
import { distanceTo } from './residual';

/**
 * Makes the function that adds the computed columns of a plan to a row, which it changes and gives back. A column is left out of rows of a table that lacks
 * what it needs, e.g. a classification of an upper limit.
 *
 * @param names - Columns to compute; all of the plan's when left out.
 */
export function computer(plan: IPlan, table: ITable | undefined, names = plan.computed): (row: Row) => Row {
  const available = new Set([...(table?.columns ?? []), ...(plan.hydrate?.columns ?? [])]);
  const centre = plan.residual.find(test => test.kind === 'cone');
  const recipes = names.flatMap(name => {
    const recipe = computedColumns.get(name);
    const possible = recipe?.needs.every(need => available.has(need)) ?? false;
    return recipe !== undefined && possible ? [{ name, compute: recipe.compute }] : [];
  });
  const wantsDistance = centre !== undefined && names.includes(SEPARATION);
  return row => {
    for (const { name, compute } of recipes) {
      row[name] = compute(row);
    }
    if (wantsDistance) {
      row[SEPARATION] = distanceTo(centre, row);
    }
    return row;
  };
}
