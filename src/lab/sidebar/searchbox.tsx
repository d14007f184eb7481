import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { ISearch } from './tokens';

interface ISearchBoxProps {
  readonly search: ISearch;
  readonly trans: TranslationBundle;
  readonly invalid: boolean;
}

const INPUT_ID = 'jp-Fink-query';

/** The search box with its button. Enter runs the text, Escape stops a search that runs. */
export function SearchBox({ search, trans, invalid }: ISearchBoxProps): React.JSX.Element {
  const running = search.status.kind === 'running';
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Escape' && search.status.kind === 'running') {
      event.preventDefault();
      search.cancel();
    }
  };
  const onSubmit = (event: React.FormEvent): void => {
    event.preventDefault();
    void search.run();
  };
  return (
    <form role="search" className="jp-Fink-searchBox" onSubmit={onSubmit}>
      <label className="jp-Fink-label" htmlFor={INPUT_ID}>
        {trans.__('Search Fink alerts')}
      </label>
      <div className="jp-Fink-searchLine">
        <input
          id={INPUT_ID}
          className="jp-mod-styled jp-Fink-input"
          type="text"
          autoComplete="off"
          spellCheck={false}
          placeholder={trans.__('ZTF id, RA DEC, or class="…"')}
          value={search.text}
          aria-invalid={invalid}
          aria-describedby={invalid ? 'jp-Fink-problems' : 'jp-Fink-hint'}
          onChange={event => {
            search.text = event.currentTarget.value;
          }}
          onKeyDown={onKeyDown}
        />
        {running ? (
          <button
            key="cancel"
            type="button"
            className="jp-mod-styled jp-mod-reject jp-Fink-button"
            onClick={() => search.cancel()}
          >
            {trans.__('Cancel')}
          </button>
        ) : (
          <button key="search" type="submit" className="jp-mod-styled jp-mod-accept jp-Fink-button">
            {trans.__('Search')}
          </button>
        )}
      </div>
    </form>
  );
}
