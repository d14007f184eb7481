import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { SourceHealth } from '../../wire/health';
import type { IFinkConnection } from '../connection/tokens';
import { useSignals } from '../kit/usesignal';

interface ISourceChoiceProps {
  readonly connection: IFinkConnection;
  readonly trans: TranslationBundle;
}

const SELECT_ID = 'jp-Fink-source';

/** Which of several sources is asked, with what is known of it; nothing where there is no choice. */
export function SourceChoice({ connection, trans }: ISourceChoiceProps): React.JSX.Element | null {
  useSignals(connection.changed);
  const { sources } = connection;
  if (sources.length < 2) {
    return null;
  }
  const chosen = chosenSource(connection);
  // Why the chosen one is down is told below, with what to do about it.
  const down = sources.filter(({ name, state }) => state === 'down' && name !== chosen?.name);
  return (
    <div className="jp-Fink-source">
      <div className="jp-Fink-sourceLine">
        <label className="jp-Fink-label" htmlFor={SELECT_ID}>
          {trans.__('Source')}
        </label>
        <select
          id={SELECT_ID}
          className="jp-mod-styled jp-Fink-select"
          value={chosen?.name ?? ''}
          aria-describedby="jp-Fink-sourceNote"
          onFocus={() => void connection.refresh()}
          onChange={event => {
            connection.source = valueOf(sources, event.currentTarget.value);
          }}
        >
          {sources.map(source => (
            <option key={source.name} value={source.name}>
              {source.state === 'down' ? trans.__('%1 (down)', source.name) : source.name}
            </option>
          ))}
        </select>
      </div>
      <div className="jp-Fink-hint" id="jp-Fink-sourceNote">
        <div>{contentText(connection, trans)}</div>
        {down.map(({ name, message }) => (
          <div key={name}>{trans.__('%1 is down: %2', name, message ?? trans.__('no reason is known'))}</div>
        ))}
      </div>
    </div>
  );
}

/** The source that is asked, as far as the gateway has told. */
export function chosenSource(
  connection: Pick<IFinkConnection, 'source' | 'sources'>
): SourceHealth | undefined {
  const { source, sources } = connection;
  return sources.find(each => (source === null ? each.default : each.name === source));
}

/** The default source has no name of its own: code that asks it runs where it is called otherwise. */
function valueOf(sources: readonly SourceHealth[], name: string): string | null {
  return sources.find(each => each.name === name)?.default === true ? null : name;
}

/** What the source holds; an empty text as long as that is not known. */
function contentText(connection: IFinkConnection, trans: TranslationBundle): string {
  const { health } = connection;
  if (health?.status !== 'ok' || health.source !== chosenSource(connection)?.name) {
    return '';
  }
  const { alerts, lastNight } = health;
  const count =
    alerts === null
      ? trans.__('Alerts not counted')
      : trans._n('%1 alert', '%1 alerts', alerts, alerts.toLocaleString('en-US'));
  return lastNight === null ? count : trans.__('%1, last night %2', count, lastNight);
}
