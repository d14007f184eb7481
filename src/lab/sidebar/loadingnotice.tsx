import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Loading } from '../../wire/health';

interface ILoadingNoticeProps {
  readonly loading: Loading;
  readonly trans: TranslationBundle;
  readonly onRefresh: () => void;
}

/** How far a load of alerts is, on one line with a bar; or that it was interrupted, and how to go on. */
export function LoadingNotice({ loading, trans, onRefresh }: ILoadingNoticeProps): React.JSX.Element {
  return loading.running ? (
    <Progress loading={loading} trans={trans} />
  ) : (
    <div className="jp-Fink-notice" role="note">
      <div>
        {trans.__('Interrupted while loading %1: %2. To go on, run', loading.what, countText(loading, trans))}
      </div>
      {loading.again !== undefined && <code className="jp-Fink-command">{loading.again}</code>}
      <button type="button" className="jp-mod-styled jp-Fink-button" onClick={onRefresh}>
        {trans.__('Look again')}
      </button>
    </div>
  );
}

function Progress({ loading, trans }: Omit<ILoadingNoticeProps, 'onRefresh'>): React.JSX.Element {
  const { alerts, total, what } = loading;
  const text = trans.__('Loading %1: %2', what, countText(loading, trans));
  const known = total !== undefined && total > 0;
  return (
    <div className="jp-Fink-loading">
      <div>{text}</div>
      <div
        className="jp-Fink-loadingBar"
        role="progressbar"
        aria-label={trans.__('Loading alerts')}
        aria-valuetext={text}
        {...(known ? { 'aria-valuemin': 0, 'aria-valuemax': total, 'aria-valuenow': alerts } : {})}
      >
        <div
          className={known ? 'jp-Fink-loadingDone' : 'jp-Fink-loadingDone jp-mod-unknown'}
          style={known ? { width: `${Math.min(100, (100 * alerts) / total)}%` } : {}}
        />
      </div>
    </div>
  );
}

/** `12 000 of 30 000 alerts`; `12 000 alerts` when nobody knows how many there are. */
function countText({ alerts, total }: Loading, trans: TranslationBundle): string {
  return total === undefined
    ? trans._n('%1 alert', '%1 alerts', alerts, grouped(alerts))
    : trans.__('%1 of %2 alerts', grouped(alerts), grouped(total));
}

/** Digits in groups of three. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/gu, '\u202f');
}
