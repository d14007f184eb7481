import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { IResultRow } from './row';
import { SparkCell } from './sparkcell';
import type { SparkSource } from './sparksource';

interface IRowViewProps {
  readonly row: IResultRow;
  /** Null when small light curves are switched off. */
  readonly sparks: SparkSource | null;
  /** Width of the small light curve, CSS pixels. */
  readonly sparkWidth: number;
  readonly trans: TranslationBundle;
  readonly onChipPress: (event: React.PointerEvent, row: IResultRow) => void;
}

/**
 * What a line of the list says: id and which alert, class, band and magnitude, time, and the small light curve. What
 * is marked as wide is not seen in a narrow list, but still read by screen readers.
 */
export function RowView({ row, sparks, sparkWidth, trans, onChipPress }: IRowViewProps): React.JSX.Element {
  const { id, label, recent, simulated, time } = row;
  const brightness = brightnessText(row);
  const facts = [
    brightness !== '' && <Wide key="magnitude" text={brightness} more={trans.__('mag')} />,
    time !== '' && <Wide key="time" text={time} more={trans.__('UTC')} />
  ].filter(fact => fact !== false);
  return (
    <>
      <span className="jp-Fink-rowHead">
        <span
          className="jp-Fink-idChip"
          title={trans.__('Drag the id to put it as text where you drop it')}
          onPointerDown={event => onChipPress(event, row)}
        >
          {id}
        </span>
        {simulated && <span className="jp-Fink-badge">{trans.__('simulated')}</span>}
        <RowNote row={row} trans={trans} />
      </span>
      <span className="jp-Fink-rowText">
        <span className="jp-Fink-rowClass" title={label ?? ''}>
          {label}
        </span>
        <span className="jp-Fink-rowFacts" title={factsTitle(row, trans)}>
          {facts.map((fact, index) => (
            <React.Fragment key={fact.key}>
              {index > 0 && ' · '}
              {fact}
            </React.Fragment>
          ))}
          {recent !== null && <span className="jp-Fink-wide">{` · ${detectionsText(recent, trans)}`}</span>}
        </span>
      </span>
      {sparks !== null && <SparkCell row={row} source={sparks} width={sparkWidth} />}
    </>
  );
}

/** A fact whose unit is seen only where there is room. */
function Wide({ text, more }: { readonly text: string; readonly more: string }): React.JSX.Element {
  return (
    <>
      {text}
      <span className="jp-Fink-wide">{` ${more}`}</span>
    </>
  );
}

interface IRowNoteProps {
  readonly row: IResultRow;
  readonly trans: TranslationBundle;
}

/** At the end of the first line: distance from the centre, number of alerts, or which alert of its object it is. */
function RowNote({ row, trans }: IRowNoteProps): React.JSX.Element | null {
  const { alerts, repeat, separation } = row;
  if (separation !== '') {
    return (
      <span className="jp-Fink-rowNote" title={trans.__('Distance from the centre of the search')}>
        {separation}
      </span>
    );
  }
  if (alerts !== null) {
    return <span className="jp-Fink-rowNote">{trans._n('%1 alert', '%1 alerts', alerts, alerts)}</span>;
  }
  if (repeat !== null) {
    const { count, number } = repeat;
    return (
      <span
        className="jp-Fink-rowNote"
        title={trans.__('This object has %1 alerts in the list; this is number %2', count, number)}
      >
        <span className="jp-Fink-wide">{`${trans.__('alert')} `}</span>
        {trans.__('%1 of %2', number, count)}
      </span>
    );
  }
  return null;
}

function brightnessText({ band, magnitude }: IResultRow): string {
  return magnitude === undefined ? '' : `${band} ${magnitude.toFixed(2)}`.trim();
}

function detectionsText(count: number, trans: TranslationBundle): string {
  return trans._n('%1 detection in 30 d', '%1 detections in 30 d', count, count);
}

/** All facts of a line, for lists too narrow to show them. */
function factsTitle(row: IResultRow, trans: TranslationBundle): string {
  const brightness = brightnessText(row);
  return [
    brightness === '' ? '' : trans.__('%1 mag', brightness),
    row.time === '' ? '' : trans.__('%1 UTC', row.time),
    row.recent === null ? '' : detectionsText(row.recent, trans)
  ]
    .filter(fact => fact !== '')
    .join(' · ');
}
