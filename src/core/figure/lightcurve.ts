import type { Row } from '../value';
import { capped, leftOutNote, MAX_POINTS } from './cap';
import { FIGURE_CONFIG, TRANSPARENT, type IAnnotation, type IFigure } from './plotly';
import { pointsOf } from './point';
import { plainText, shownId } from './text';
import { tracesOf } from './trace';

const DEFAULTS = {
  xLabel: 'Date (UTC)',
  yLabel: 'Difference magnitude',
  height: 400,
  margin: { l: 60, r: 20, t: 72, b: 56 }
};

export interface ILightCurveOptions {
  /** Object id for the title; default: `i:objectId` of the first row. */
  readonly object?: string;
  /** Points in the figure at most, default 5 000. */
  readonly maxPoints?: number;
}

/**
 * The light curve of one object: difference magnitude (`i:magpsf`, not the apparent magnitude) against UTC,
 * bright at the top, one trace per band and kind of point. What is left out is said in the figure.
 */
export function lightCurveFigure(rows: readonly Row[], options: ILightCurveOptions = {}): IFigure {
  const object = options.object ?? objectOf(rows);
  const { points, unusable } = pointsOf(rows);
  const kept = capped(points, options.maxPoints ?? MAX_POINTS);
  const note = points.length === 0 ? 'No points to draw.' : leftOutNote(points, kept, unusable);
  return {
    data: tracesOf(kept, { object, panel: 1, counts: true }),
    layout: {
      title: figureTitle(plainText(shownId(object))),
      height: DEFAULTS.height,
      margin: DEFAULTS.margin,
      ...FIGURE_LOOK,
      annotations: note === '' ? [] : [noteAnnotation(note, DEFAULTS.margin.b)],
      xaxis: { title: { text: DEFAULTS.xLabel }, type: 'date', zeroline: false },
      yaxis: { title: { text: DEFAULTS.yLabel }, type: 'linear', autorange: 'reversed', zeroline: false }
    },
    config: FIGURE_CONFIG
  };
}

/** The id in the first row that has one, else an empty text. */
export function objectOf(rows: readonly Row[]): string {
  const id = rows.map(row => row['i:objectId']).find(value => typeof value === 'string' && value !== '');
  return typeof id === 'string' ? id : '';
}

/** What light curves of one and of several objects share: the legend stands above the data, never on it. */
export const FIGURE_LOOK = {
  paper_bgcolor: TRANSPARENT,
  plot_bgcolor: TRANSPARENT,
  hovermode: 'closest',
  legend: { orientation: 'h', x: 0, xanchor: 'left', y: 1.02, yanchor: 'bottom', groupclick: 'toggleitem' }
} as const;

export function figureTitle(text: string): IFigure['layout']['title'] {
  return {
    text,
    x: 0,
    xref: 'paper',
    xanchor: 'left',
    y: 1,
    yref: 'container',
    yanchor: 'top',
    pad: { t: 8 },
    font: { size: 15 }
  };
}

/** A small line at the lower right edge of a figure. */
export function noteAnnotation(text: string, bottomMargin: number): IAnnotation {
  return {
    text,
    xref: 'paper',
    yref: 'paper',
    x: 1,
    y: 0,
    xanchor: 'right',
    yanchor: 'bottom',
    yshift: 2 - bottomMargin,
    showarrow: false,
    font: { size: 11 }
  };
}
