import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { IFinkConnection } from '../connection/tokens';
import { useSignals } from '../kit/usesignal';
import { ErrorBox } from './errorbox';
import { LoadingNotice } from './loadingnotice';

/** Commands of a terminal: not translated. */
const SIMULATE = 'jupyter fink simulate';
const INGEST = 'jupyter fink ingest PATH';

interface INoticeProps {
  readonly connection: IFinkConnection;
  readonly trans: TranslationBundle;
}

/** What is to be known of the source before a search: no connection, no alerts yet, or a simulated sky. */
export function Notice({ connection, trans }: INoticeProps): React.JSX.Element | null {
  useSignals(connection.changed);
  const { error, health } = connection;
  if (error !== null) {
    return <ErrorBox error={error} trans={trans} onRetry={() => void connection.refresh()} />;
  }
  if (health === null) {
    return null;
  }
  const { loading } = health;
  const progress = loading !== undefined && (
    <LoadingNotice loading={loading} trans={trans} onRefresh={() => void connection.refresh()} />
  );
  // The commands below fill the store of this machine, and no other.
  const driver = connection.sources.find(({ name }) => name === health.source)?.driver ?? 'embedded';
  if (health.status === 'empty' && driver === 'embedded') {
    return progress !== false ? (
      progress
    ) : (
      <div className="jp-Fink-notice" role="note">
        <strong>{trans.__('There are no alerts yet.')}</strong>
        <div>{trans.__('Make a simulated sky to try things out:')}</div>
        <code className="jp-Fink-command">{SIMULATE}</code>
        <div>{trans.__('or read files of alerts (Parquet or Avro):')}</div>
        <code className="jp-Fink-command">{INGEST}</code>
        <button
          type="button"
          className="jp-mod-styled jp-Fink-button"
          onClick={() => void connection.refresh()}
        >
          {trans.__('Look again')}
        </button>
      </div>
    );
  }
  if (health.status === 'degraded' || health.status === 'empty') {
    const error = {
      message: health.message ?? trans.__('The store of alerts cannot be read.'),
      ...(health.remedy === undefined ? {} : { remedy: health.remedy }),
      cancelled: false
    };
    return <ErrorBox error={error} trans={trans} onRetry={() => void connection.refresh()} />;
  }
  return (
    <>
      {progress}
      {health.simulated && (
        <div className="jp-Fink-simulated" role="note">
          {trans.__('Ids with “sim”: simulated objects')}
        </div>
      )}
    </>
  );
}
