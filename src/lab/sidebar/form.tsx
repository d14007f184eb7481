import { ReactWidget } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { IFinkConnection } from '../connection/tokens';
import { useSignals } from '../kit/usesignal';
import { ErrorBox } from './errorbox';
import { Examples } from './examplelist';
import { Notice } from './notice';
import { Problem } from './problem';
import { SearchBox } from './searchbox';
import { chosenSource, SourceChoice } from './sourcechoice';
import { statusText } from './statustext';
import type { ISearch } from './tokens';

interface IFormProps {
  readonly search: ISearch;
  readonly connection: IFinkConnection;
  readonly trans: TranslationBundle;
  /** Go on to what is below the form. Returns whether there is something to go to. */
  readonly onLeave: () => boolean;
}

/** The upper part of the sidebar: search box, what is wrong with the text, and where the search stands. */
export function Form({ search, connection, trans, onLeave }: IFormProps): React.JSX.Element {
  useSignals(search.changed, search.refused, connection.changed);
  const refused = useRefused(search);
  const { status, problems, text } = search;
  const shown = refused ? problems : [];
  return (
    <div className="jp-Fink-form">
      <SourceChoice connection={connection} trans={trans} />
      <SearchBox search={search} trans={trans} invalid={shown.length > 0} onLeave={onLeave} />
      {shown.length > 0 && (
        <ul className="jp-Fink-problems" id="jp-Fink-problems" role="alert">
          {shown.map(problem => (
            <Problem key={`${problem.from} ${problem.message}`} text={text} problem={problem} trans={trans} />
          ))}
        </ul>
      )}
      <div className="jp-Fink-hint" id="jp-Fink-hint">
        {search.hint}
      </div>
      <div className="jp-Fink-status" role="status" aria-live="polite">
        {statusText(status, search.answer, trans)}
        {search.answer !== null && connection.sources.length > 1 && (
          <span className="jp-Fink-hint">
            {` ${trans.__('from %1', chosenSource({ source: search.answer.source, sources: connection.sources })?.name ?? '')}`}
          </span>
        )}
      </div>
      {status.kind === 'failed' && (
        <ErrorBox
          error={status.error}
          trans={trans}
          onRetry={() => void search.run(search.answer?.text ?? text)}
        />
      )}
      <Notice connection={connection} trans={trans} />
      {status.kind === 'idle' && <Examples search={search} trans={trans} />}
    </div>
  );
}

/** Whether somebody tried to run the text as it stands: problems are not shown while a text is being typed. */
function useRefused(search: ISearch): boolean {
  const [refused, setRefused] = React.useState('');
  React.useEffect(() => {
    const slot = (): void => setRefused(search.text);
    search.refused.connect(slot);
    return () => void search.refused.disconnect(slot);
  }, [search]);
  return refused !== '' && refused === search.text;
}

/** The form as a Lumino widget. */
export class SearchForm extends ReactWidget {
  constructor(props: IFormProps) {
    super();
    this._props = props;
    this.addClass('jp-Fink-searchForm');
  }

  /** Put the focus into the search box. */
  focus(): void {
    this.node.querySelector('input')?.focus();
  }

  protected override render(): React.JSX.Element {
    return <Form {...this._props} />;
  }

  private _props: IFormProps;
}
