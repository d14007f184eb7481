import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { IPlainError } from '../connection/tokens';

interface IErrorBoxProps {
  readonly error: IPlainError;
  readonly trans: TranslationBundle;
  readonly onRetry: () => void;
}

/** An error with its remedy and a button to try again. Looks unlike an empty result. */
export function ErrorBox({ error, trans, onRetry }: IErrorBoxProps): React.JSX.Element {
  return (
    <div className="jp-Fink-error" role="alert">
      <strong className="jp-Fink-errorTitle">{trans.__('Error')}</strong>
      <div>{error.message}</div>
      {error.remedy !== undefined && <div className="jp-Fink-remedy">{error.remedy}</div>}
      {error.requestId !== undefined && (
        <div className="jp-Fink-requestId">
          {trans.__('Request %1 in the log of the server', error.requestId)}
        </div>
      )}
      <button type="button" className="jp-mod-styled jp-mod-warn jp-Fink-button" onClick={onRetry}>
        {trans.__('Retry')}
      </button>
    </div>
  );
}
