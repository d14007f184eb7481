import type { SchemaTree } from 'hyparquet';
import { isListLike, isMapLike } from 'hyparquet/src/schema.js';

/** How a column at the top level is built, as far as it is read here. */
export type Shape =
  | { readonly shape: 'value'; readonly leaves: readonly SchemaTree[] }
  /** One group of values. */
  | { readonly shape: 'group'; readonly leaves: readonly SchemaTree[]; readonly present: number }
  /** A list of groups; the levels are those of `ListColumn`. */
  | {
      readonly shape: 'list';
      readonly leaves: readonly SchemaTree[];
      readonly list: number;
      readonly element: number;
      readonly present: number;
    }
  /** Anything else: maps, lists of values, groups in groups. */
  | { readonly shape: 'other' };

const OTHER: Shape = { shape: 'other' };

/** The shape of a column at the top level. */
export function shapeOf(top: SchemaTree): Shape {
  const { children, element } = top;
  if (element.repetition_type === 'REPEATED' || element.logical_type?.type === 'VARIANT') {
    return OTHER;
  }
  const own = levelOf(top);
  if (children.length === 0) {
    return { shape: 'value', leaves: [top] };
  }
  if (isListLike(top)) {
    const [repeated] = children;
    // Of lists whose elements are named by one more level, as all writers of our time have them.
    const [group] = repeated?.children ?? [];
    if (!group || !isPlain(group)) {
      return OTHER;
    }
    const present = own + 1 + levelOf(group);
    return { shape: 'list', leaves: group.children, list: own, element: own + 1, present };
  }
  return !isMapLike(top) && isPlain(top) ? { shape: 'group', leaves: children, present: own } : OTHER;
}

/** Whether it is a group of nothing but values. */
function isPlain({ children, element }: SchemaTree): boolean {
  return (
    element.repetition_type !== 'REPEATED' &&
    element.logical_type?.type !== 'VARIANT' &&
    children.length > 0 &&
    children.every(child => child.children.length === 0 && child.element.repetition_type !== 'REPEATED')
  );
}

function levelOf({ element }: SchemaTree): number {
  return element.repetition_type === 'REQUIRED' ? 0 : 1;
}
