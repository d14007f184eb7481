/** Which lines of a list are chosen, and which one has the focus. Immutable. */
export interface ISelection {
  /** Key of the line that has the focus. */
  readonly active: string | null;
  /** Key of the line from which Shift extends. */
  readonly anchor: string | null;
  readonly selected: ReadonlySet<string>;
}

export const EMPTY_SELECTION: ISelection = { active: null, anchor: null, selected: new Set() };

/** How a line is chosen: alone, in addition, or all up to it. */
export type SelectMode = 'replace' | 'toggle' | 'extend';

/** Choose the line `key` of a list with these keys. */
export function select(
  selection: ISelection,
  keys: readonly string[],
  key: string,
  mode: SelectMode
): ISelection {
  switch (mode) {
    case 'replace':
      return { active: key, anchor: key, selected: new Set([key]) };
    case 'toggle': {
      const selected = new Set(selection.selected);
      if (!selected.delete(key)) {
        selected.add(key);
      }
      return { active: key, anchor: key, selected };
    }
    case 'extend': {
      const to = keys.indexOf(key);
      const start = selection.anchor === null ? -1 : keys.indexOf(selection.anchor);
      const from = start < 0 ? to : start;
      const range = keys.slice(Math.min(from, to), Math.max(from, to) + 1);
      return { active: key, anchor: keys[from] ?? key, selected: new Set(range) };
    }
  }
}

/** Choose every line. */
export function selectAll(selection: ISelection, keys: readonly string[]): ISelection {
  return { ...selection, active: selection.active ?? keys[0] ?? null, selected: new Set(keys) };
}

/** Drop lines that are no longer there. */
export function kept(selection: ISelection, keys: readonly string[]): ISelection {
  const there = new Set(keys);
  const selected = new Set([...selection.selected].filter(key => there.has(key)));
  const has = (key: string | null): string | null => (key !== null && there.has(key) ? key : null);
  return { active: has(selection.active), anchor: has(selection.anchor), selected };
}

/** A key of the keyboard with its modifiers. */
export interface IKeyStroke {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** The selection after a key, or null when the key is not for the list. `page`: lines that are seen at once. */
export function afterKey(
  selection: ISelection,
  keys: readonly string[],
  stroke: IKeyStroke,
  page: number
): ISelection | null {
  const { key, shiftKey } = stroke;
  const accel = stroke.ctrlKey || stroke.metaKey;
  if (keys.length === 0) {
    return null;
  }
  if (accel && key.toLowerCase() === 'a') {
    return selectAll(selection, keys);
  }
  const at = selection.active === null ? -1 : keys.indexOf(selection.active);
  if (key === ' ') {
    return at < 0 ? null : select(selection, keys, keys[at] ?? '', shiftKey ? 'extend' : 'toggle');
  }
  if (key === 'Escape') {
    return selection.selected.size === 0 ? null : { ...selection, selected: new Set() };
  }
  const to = target(key, at, keys.length, Math.max(1, page));
  const next = to === null ? undefined : keys[to];
  if (next === undefined) {
    return null;
  }
  if (accel) {
    return { ...selection, active: next };
  }
  return select(selection, keys, next, shiftKey ? 'extend' : 'replace');
}

function target(key: string, at: number, count: number, page: number): number | null {
  const within = (index: number): number => Math.max(0, Math.min(count - 1, index));
  switch (key) {
    case 'ArrowDown':
      return within(at + 1);
    case 'ArrowUp':
      return within(at < 0 ? 0 : at - 1);
    case 'PageDown':
      return within(at + page);
    case 'PageUp':
      return within(at < 0 ? 0 : at - page);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
