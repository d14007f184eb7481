import { type IField } from '../../core/format/answertable';
import { TAG } from '../../core/plan';
import { type ITexts } from '../run';
import { columnsToRead } from './computed';

/**
 * Which columns of an answer in JSON can be written as soon as a row is read, and which values are still looked at then: what
 * computed columns need. Undefined where a stored column follows one that is not, since columns are sent in the order asked for.
 *
 * @param fields - columns that the route adds itself.
 * @param looksAt - stored columns that the route looks at.
 */
export function writtenColumns(
  columns: readonly string[],
  fields: readonly IField[] = [],
  looksAt: readonly string[] = []
): ITexts | undefined {
  const added = new Set([TAG, ...fields.map(({ name }) => name)]);
  const isStored = (name: string): boolean => !name.startsWith('v:') && !added.has(name);
  const first = columns.findIndex(name => !isStored(name));
  const count = first < 0 ? columns.length : first;
  const others = columns.slice(count);
  if (others.some(isStored) || columns.includes(TAG)) {
    return undefined;
  }
  const computed = others.filter(name => name.startsWith('v:'));
  return { columns: columns.slice(0, count), values: [...looksAt, ...columnsToRead(computed)] };
}
