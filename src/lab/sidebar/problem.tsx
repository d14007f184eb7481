import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { IProblem } from '../../core/query';

interface IProblemProps {
  /** The text that has the problem. */
  readonly text: string;
  readonly problem: IProblem;
  readonly trans: TranslationBundle;
}

/** A problem of the query: its place underlined in the text, what is wrong, and what to type instead. */
export function Problem({ text, problem, trans }: IProblemProps): React.JSX.Element {
  const { from, to, message, remedy } = problem;
  return (
    <li className="jp-Fink-problem">
      <code className="jp-Fink-problemText">
        {text.slice(0, from)}
        <mark className="jp-Fink-problemPlace" aria-label={trans.__('The problem is here')}>
          {text.slice(from, Math.max(to, from + 1)) || ' '}
        </mark>
        {text.slice(Math.max(to, from + 1))}
      </code>
      <div className="jp-Fink-problemMessage">{message}</div>
      {remedy !== undefined && <div className="jp-Fink-remedy">{remedy}</div>}
    </li>
  );
}
