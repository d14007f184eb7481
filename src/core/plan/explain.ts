import { plural } from './plural';
import type { IKeyRange, IOrder, IPlan, IScan, Residual } from './plan';

/** Ranges beyond so many are only counted. */
const MOST_RANGES = 12;

/** A plan for people: what is read, tested, fetched, ordered and sent, one step after the other. */
export function explain(plan: IPlan): string {
  const lines = [
    plan.title,
    ...plan.scans.flatMap(explainScan),
    ...plan.residual.map(test => line('keep', explainResidual(test))),
    ...(plan.grouping === 'none' ? [] : [line('group', 'the latest alert of each object')]),
    ...(plan.selection === undefined ? [] : [line('select by', explainOrder(plan.selection))]),
    line('order', explainOrder(plan.order)),
    line('limit', plan.limit === null ? 'none' : plural(plan.limit, 'result')),
    ...(plan.hydrate === null
      ? []
      : [line('complete', `from ${plan.hydrate.table} with ${plan.hydrate.columns.join(', ')}`)]),
    ...(plan.computed.length === 0 ? [] : [line('compute', plan.computed.join(', '))]),
    line('send', plan.output === null ? 'all columns' : plan.output.join(', ')),
    line('budget', `${plural(plan.budget, 'row')} read at most, then the answer is cut and says so`),
    line('estimate', plan.estimate.note)
  ];
  return lines.join('\n');
}

function explainScan(scan: IScan): string[] {
  const direction = scan.reversed ? ' from the end' : '';
  const tag = scan.tag === undefined ? '' : ` as ${scan.tag}`;
  const shown = scan.ranges.slice(0, MOST_RANGES).map(range => line('', explainRange(range)));
  const rest = scan.ranges.length - shown.length;
  return [
    line('read', `${scan.table}${tag}, ${plural(scan.ranges.length, 'range')}${direction}`),
    ...shown,
    ...(rest > 0 ? [line('', `and ${plural(rest, 'more range')}`)] : []),
    line('', `columns: ${scan.columns.length === 0 ? 'all' : scan.columns.join(', ')}`)
  ];
}

function explainRange(range: IKeyRange): string {
  return `[${range.start} … ${range.stop})`;
}

function explainResidual(test: Residual): string {
  switch (test.kind) {
    case 'cone':
      return `rows within ${test.radius}″ of RA ${test.ra}°, Dec ${test.dec}°`;
    case 'between':
      return `${test.column} from ${test.min ?? 'any'} to ${test.max ?? 'any'}`;
    case 'equals':
      return `${test.column} is ${test.value}`;
  }
}

function explainOrder(order: IOrder | null): string {
  return order === null ? 'as read' : `${order.column}, ${order.descending ? 'highest' : 'lowest'} first`;
}

function line(label: string, text: string): string {
  return `  ${label.padEnd(10)}${text}`;
}
