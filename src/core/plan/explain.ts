import { plural } from './plural';
import { pushedBounds } from './bounds';
import type { IAsk, IBound, IKeyRange, IOrder, IPlan, IRead, IScan, Residual } from './plan';

/** Ranges beyond so many are only counted. */
const MOST_RANGES = 12;
/** Characters of an argument that are shown. */
const LONGEST_VALUE = 60;

/**
 * A plan for people: what is read, tested, fetched, ordered and sent, one step after the other.
 *
 * @param read - What a run of it has really read; told beside the estimate.
 */
export function explain(plan: IPlan, read?: IRead): string {
  const lines = [
    plan.title,
    ...(plan.asks?.map(explainAsk) ?? plan.scans.flatMap(scan => explainScan(plan, scan))),
    ...plan.residual.map(test => line('keep', explainResidual(test))),
    ...(plan.grouping === 'none' ? [] : [line('group', 'the latest alert of each object')]),
    ...(plan.selection === undefined ? [] : [line('select by', explainOrder(plan.selection))]),
    line('order', explainOrder(plan.order)),
    line('limit', plan.limit === null ? 'none' : plural(plan.limit, 'result')),
    ...(plan.survivors === undefined
      ? []
      : [
          line('look up', `the rows left, in ${plan.survivors.table}: ${columnsText(plan.survivors.columns)}`)
        ]),
    ...(plan.hydrate === null
      ? []
      : [line('complete', `from ${plan.hydrate.table} with ${plan.hydrate.columns.join(', ')}`)]),
    ...(plan.computed.length === 0 ? [] : [line('compute', plan.computed.join(', '))]),
    line('send', plan.output === null ? 'all columns' : plan.output.join(', ')),
    line('budget', `${plural(plan.budget, 'row')} read at most, then the answer is cut and says so`),
    line('estimate', plan.estimate.note),
    ...explainExpected(plan),
    ...(read === undefined ? [] : [line('has read', explainRead(read))])
  ];
  return lines.join('\n');
}

function explainAsk({ route, given }: IAsk): string {
  const texts = Object.entries(given).map(([name, value]) => `${name}=${shortened(String(value))}`);
  return line('ask', `/api/v1/${route} with ${texts.join(', ')}`);
}

function shortened(text: string): string {
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

function explainScan(plan: IPlan, scan: IScan): string[] {
  const direction = `${scan.reversed ? ' from the end' : ''}${scan.anyOrder === true ? ' in any order' : ''}`;
  const bounds = pushedBounds(plan, scan);
  const tag = scan.tag === undefined ? '' : ` as ${scan.tag}`;
  const shown = scan.ranges.slice(0, MOST_RANGES).map(range => line('', explainRange(range)));
  const rest = scan.ranges.length - shown.length;
  return [
    line('read', `${scan.table}${tag}, ${plural(scan.ranges.length, 'range')}${direction}`),
    ...shown,
    ...(rest > 0 ? [line('', `and ${plural(rest, 'more range')}`)] : []),
    line('', `columns: ${columnsText(scan.columns)}`),
    ...(bounds.length === 0 ? [] : [line('', `bounds: ${bounds.map(explainBound).join(', ')}`)])
  ];
}

function columnsText(columns: readonly string[]): string {
  return columns.length === 0 ? 'all' : columns.join(', ');
}

/** A bound to the tenth of an arcsecond, which is enough to see what is meant. */
function explainBound({ column, min, max }: IBound): string {
  const text = (value: number | undefined): string =>
    value === undefined ? 'any' : String(+value.toFixed(5));
  return `${column} from ${text(min)} to ${text(max)}`;
}

function explainExpected({ estimate: { rows, bytes } }: IPlan): string[] {
  return rows === undefined || bytes === undefined
    ? []
    : [line('expected', `about ${plural(rows, 'row')}, ${bytesText(bytes)}`)];
}

function explainRead({ ranges, rows, bytes, calls }: IRead): string {
  const inCalls = calls === undefined ? '' : `, ${plural(calls, 'call')}`;
  return `${plural(ranges, 'range')}, ${plural(rows, 'row')}, ${bytesText(bytes)}${inCalls}`;
}

function bytesText(bytes: number): string {
  if (bytes < 10_000) {
    return plural(bytes, 'byte');
  }
  return bytes < 10_000_000 ? `${Math.round(bytes / 1000)} kB` : `${Math.round(bytes / 1_000_000)} MB`;
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
    case 'any':
      return test.tests.map(explainResidual).join(', or ');
  }
}

function explainOrder(order: IOrder | null): string {
  return order === null ? 'as read' : `${order.column}, ${order.descending ? 'highest' : 'lowest'} first`;
}

function line(label: string, text: string): string {
  return `  ${label.padEnd(10)}${text}`;
}
