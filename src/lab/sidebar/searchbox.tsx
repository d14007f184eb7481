import type { TranslationBundle } from '@jupyterlab/translation';
import { searchIcon, stopIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import { completionId, CompletionList, COMPLETIONS_ID } from './completionlist';
import type { ISearch } from './tokens';
import { useCompletion } from './usecompletion';

interface ISearchBoxProps {
  readonly search: ISearch;
  readonly trans: TranslationBundle;
  readonly invalid: boolean;
  /** Go on to the results below. Returns whether there is something to go to. */
  readonly onLeave: () => boolean;
}

const INPUT_ID = 'jp-Fink-query';

/**
 * The search box with its button and completions. Enter runs the text; Escape closes the completions, or stops a
 * search that runs; the down arrow opens the completions of a text that is being typed, and leads from one that was
 * run to its results.
 */
export function SearchBox({ search, trans, invalid, onLeave }: ISearchBoxProps): React.JSX.Element {
  const input = React.useRef<HTMLInputElement>(null);
  const list = useCompletion(search, input);
  const typing = React.useRef(false);
  const running = search.status.kind === 'running';
  const isOpen = list.options.length > 0;
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const leaves = event.key === 'ArrowDown' && !isOpen && !typing.current;
    if ((leaves && onLeave()) || list.key(event.key)) {
      event.preventDefault();
    } else if (event.key === 'Escape' && running) {
      event.preventDefault();
      search.cancel();
    }
  };
  const onSubmit = (event: React.FormEvent): void => {
    event.preventDefault();
    list.close();
    typing.current = false;
    void search.run();
  };
  return (
    <form role="search" className="jp-Fink-searchBox" onSubmit={onSubmit}>
      <label className="jp-Fink-label" htmlFor={INPUT_ID}>
        {trans.__('Search Fink alerts')}
      </label>
      <div className="jp-Fink-searchLine">
        <input
          ref={input}
          id={INPUT_ID}
          className="jp-mod-styled jp-Fink-input"
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          placeholder={trans.__('ZTF id, RA DEC, or class="…"')}
          value={search.text}
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={COMPLETIONS_ID}
          {...(list.active >= 0 ? { 'aria-activedescendant': completionId(list.active) } : {})}
          aria-invalid={invalid}
          aria-describedby={invalid ? 'jp-Fink-problems' : 'jp-Fink-hint'}
          onChange={event => {
            const { selectionStart, value } = event.currentTarget;
            search.text = value;
            typing.current = true;
            list.typed(value, selectionStart ?? value.length);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => list.close()}
        />
        {running ? (
          <button
            key="cancel"
            type="button"
            className="jp-mod-styled jp-mod-reject jp-Fink-iconButton"
            aria-label={trans.__('Cancel')}
            title={trans.__('Cancel the search (Escape)')}
            onClick={() => search.cancel()}
          >
            <stopIcon.react tag="span" />
          </button>
        ) : (
          <button
            key="search"
            type="submit"
            className="jp-mod-styled jp-mod-accept jp-Fink-iconButton"
            aria-label={trans.__('Search')}
            title={trans.__('Search (Enter)')}
          >
            <searchIcon.react tag="span" />
          </button>
        )}
      </div>
      <CompletionList list={list} trans={trans} />
    </form>
  );
}
