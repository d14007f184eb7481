import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { ICompletionList } from './usecompletion';

/** Id of the list, which the search box names as its pop-up. */
export const COMPLETIONS_ID = 'jp-Fink-completions';

/** Id of an option, which the search box names as the active one. */
export function completionId(index: number): string {
  return `jp-Fink-completion-${index}`;
}

interface ICompletionListProps {
  readonly list: ICompletionList;
  readonly trans: TranslationBundle;
}

/** What can be typed at the cursor. */
export function CompletionList({ list, trans }: ICompletionListProps): React.JSX.Element | null {
  const { active, options } = list;
  React.useEffect(() => {
    document.getElementById(completionId(active))?.scrollIntoView?.({ block: 'nearest' });
  }, [active]);
  if (options.length === 0) {
    return null;
  }
  return (
    <ul
      className="jp-Fink-completions"
      id={COMPLETIONS_ID}
      role="listbox"
      aria-label={trans.__('Completions')}
      // The focus stays in the search box.
      onPointerDown={event => event.preventDefault()}
    >
      {options.map((option, index) => (
        <li
          key={option.text}
          id={completionId(index)}
          className="jp-Fink-completion"
          role="option"
          aria-selected={index === active}
          onClick={() => list.take(option)}
        >
          {option.label}
          {option.doc !== undefined && <span className="jp-Fink-completionDoc">{option.doc}</span>}
        </li>
      ))}
    </ul>
  );
}
