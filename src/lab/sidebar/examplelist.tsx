import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { examples } from './examples';
import type { ISearch } from './tokens';

interface IExamplesProps {
  readonly search: ISearch;
  readonly trans: TranslationBundle;
}

/** Queries to try with one click, and the forms of a query in a few words. */
export function Examples({ search, trans }: IExamplesProps): React.JSX.Element {
  return (
    <section className="jp-Fink-examples" aria-label={trans.__('Examples')}>
      <p>{trans.__('Search by object id, position, or class. For example:')}</p>
      <ul>
        {examples(trans).map(({ label, query }) => (
          <li key={query}>
            <button
              type="button"
              className="jp-Fink-chip"
              title={query}
              onClick={() => void search.run(query)}
            >
              {label}
              <code>{query}</code>
            </button>
          </li>
        ))}
      </ul>
      <p>{trans.__('Drag a result into a notebook, or press Enter on it.')}</p>
    </section>
  );
}
