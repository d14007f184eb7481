import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { IResultRow } from './row';
import { SparkCell } from './sparkcell';
import type { SparkSource } from './sparksource';

interface IRowViewProps {
  readonly row: IResultRow;
  /** Null when small light curves are switched off. */
  readonly sparks: SparkSource | null;
  readonly trans: TranslationBundle;
  readonly onChipPress: (event: React.PointerEvent, row: IResultRow) => void;
}

/** What a line of the list says: id, class, band and magnitude, time, and the small light curve. */
export function RowView({ row, sparks, trans, onChipPress }: IRowViewProps): React.JSX.Element {
  const { id, label, band, magnitude, time, separation, alerts, recent } = row;
  const magnitudeText = magnitude === undefined ? '' : `${band} ${magnitude.toFixed(2)}`.trim();
  const facts = [
    magnitudeText === '' ? '' : trans.__('%1 mag', magnitudeText),
    alerts === null ? '' : trans._n('%1 alert', '%1 alerts', alerts, alerts),
    recent === null ? '' : trans._n('%1 detection in 30 d', '%1 detections in 30 d', recent, recent)
  ].filter(fact => fact !== '');
  return (
    <>
      <span className="jp-Fink-rowText">
        <span className="jp-Fink-rowHead">
          <span
            className="jp-Fink-idChip"
            title={trans.__('Drag the id to put it as text where you drop it')}
            onPointerDown={event => onChipPress(event, row)}
          >
            {id}
          </span>
          {row.simulated && <span className="jp-Fink-badge">{trans.__('simulated')}</span>}
          {separation !== '' && (
            <span className="jp-Fink-separation" title={trans.__('Distance from the centre of the search')}>
              {separation}
            </span>
          )}
        </span>
        {label !== undefined && (
          <span className="jp-Fink-rowClass" title={label}>
            {label}
          </span>
        )}
        <span className="jp-Fink-rowFacts">{facts.join(' · ')}</span>
        {time !== '' && <span className="jp-Fink-rowTime">{trans.__('%1 UTC', time)}</span>}
      </span>
      {sparks !== null && <SparkCell row={row} source={sparks} />}
    </>
  );
}
