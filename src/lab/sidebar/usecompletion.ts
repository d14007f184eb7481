import * as React from 'react';

import { complete, type ICompletion, type ICompletions } from '../../core/query';
import type { ISearch } from './tokens';

const CLOSED: ICompletions = { from: 0, to: 0, options: [] };

/** The list of completions under the search box. */
export interface ICompletionList {
  readonly options: readonly ICompletion[];
  /** Index of the option that Enter or Tab takes, or -1. */
  readonly active: number;
  /** To be called when the text was typed, with the place of the cursor. */
  typed(text: string, cursor: number): void;
  /** Give a key to the list; returns whether it took it. */
  key(key: string): boolean;
  take(option: ICompletion): void;
  close(): void;
}

/** Completion of the text of a search. The list opens by typing, and by the down arrow in a text. */
export function useCompletion(
  search: ISearch,
  input: React.RefObject<HTMLInputElement | null>
): ICompletionList {
  const [found, setFound] = React.useState(CLOSED);
  const [active, setActive] = React.useState(-1);
  const { options } = found;
  const close = (): void => {
    setFound(CLOSED);
    setActive(-1);
  };
  const open = (text: string, cursor: number): void => {
    setFound(text.trim() === '' ? CLOSED : complete(text, cursor));
    setActive(-1);
  };
  const take = (option: ICompletion): void => {
    const before = search.text.slice(0, found.from) + option.text;
    search.text = before + search.text.slice(found.to);
    close();
    const more = complete(before, before.length);
    if (option.text.endsWith('=') && more.options.length > 0) {
      setFound(more);
    }
    // The cursor can be put only when the new text is in the box.
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(before.length, before.length);
    });
  };
  const key = (name: string): boolean => {
    const chosen = options[active];
    switch (name) {
      case 'ArrowDown':
        if (options.length === 0) {
          const box = input.current;
          open(search.text, box?.selectionStart ?? search.text.length);
        } else {
          setActive((active + 1) % options.length);
        }
        return true;
      case 'ArrowUp':
        if (options.length > 0) {
          setActive(active <= 0 ? options.length - 1 : active - 1);
        }
        return options.length > 0;
      case 'Escape':
        close();
        return options.length > 0;
      case 'Enter':
      case 'Tab':
        if (chosen === undefined) {
          close();
          return false;
        }
        take(chosen);
        return true;
      default:
        return false;
    }
  };
  return { options, active, typed: open, key, take, close };
}
