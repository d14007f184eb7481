import type { Row } from '../value';
import { BANDS } from './band';
import { capped, leftOutNote, MAX_POINTS } from './cap';
import { FIGURE_LOOK, figureTitle, noteAnnotation, objectOf } from './lightcurve';
import { FIGURE_CONFIG, type IAnnotation, type IAxis, type IFigure } from './plotly';
import { POINT_KINDS, pointsOf } from './point';
import { round } from './round';
import { plainText, shownId } from './text';
import { legendOnce, tracesOf } from './trace';

const DEFAULTS = {
  xLabel: 'Date (UTC)',
  yLabel: 'Difference magnitude',
  panels: 6,
  columns: 2,
  /** Pixels. */
  panelHeight: 230,
  margin: { l: 60, r: 20, t: 92, b: 56 },
  /** Part of the width and pixels of the height between panels. */
  gapX: 0.09,
  gapY: 66
};

export interface ISmallMultiplesOptions {
  /** Points in the whole figure at most, default 5 000: shared equally by the panels. */
  readonly maxPoints?: number;
}

/**
 * Light curves of up to 6 objects, each in its panel with its own axes; one legend for all.
 * `objects` holds the rows of one object each. Further objects are named as left out.
 */
export function smallMultiples(
  objects: readonly (readonly Row[])[],
  options: ISmallMultiplesOptions = {}
): IFigure {
  const shown = objects.slice(0, DEFAULTS.panels);
  const share = Math.floor((options.maxPoints ?? MAX_POINTS) / Math.max(1, shown.length));
  const panels = shown.map(rows => {
    const { points, unusable } = pointsOf(rows);
    return { object: objectOf(rows), points, kept: capped(points, share), unusable };
  });
  const grid = gridOf(panels.length);
  const note = noteOf(panels, objects.length);
  return {
    data: legendOnce(
      panels.flatMap((panel, index) =>
        tracesOf(panel.kept, { object: panel.object, panel: index + 1, counts: false })
      )
    ),
    layout: {
      title: figureTitle(`Light curves of ${panels.length} ${panels.length === 1 ? 'object' : 'objects'}`),
      height: grid.height,
      margin: DEFAULTS.margin,
      ...FIGURE_LOOK,
      legend: { ...FIGURE_LOOK.legend, y: round(1 + 26 / grid.inner, 4) },
      annotations: [
        ...panels.map((panel, index) => panelTitle(panelText(panel), grid.x(index), grid.y(index))),
        ...(note === '' ? [] : [noteAnnotation(note, DEFAULTS.margin.b)])
      ],
      ...Object.fromEntries(panels.flatMap((_, index) => axesOf(index, grid, panels.length)))
    },
    config: FIGURE_CONFIG
  };
}

interface IPanel {
  readonly object: string;
  readonly points: ReturnType<typeof pointsOf>['points'];
  readonly kept: ReturnType<typeof pointsOf>['points'];
  readonly unusable: number;
}

/** `ZTF21abfmbix: g 32, r 21`: counts of the detections shown. */
function panelText(panel: IPanel): string {
  if (panel.object === '') {
    return 'no rows';
  }
  const counts = BANDS.flatMap(band => {
    const n = panel.kept.filter(point => point.band === band && point.kind === POINT_KINDS[0]).length;
    return n > 0 ? [`${band.name} ${n}`] : [];
  });
  return (
    plainText(shownId(panel.object)) + (counts.length > 0 ? `: ${counts.join(', ')}` : ': no detections')
  );
}

function noteOf(panels: readonly IPanel[], objects: number): string {
  const points = leftOutNote(
    panels.flatMap(panel => panel.points),
    panels.flatMap(panel => panel.kept),
    panels.reduce((sum, panel) => sum + panel.unusable, 0)
  );
  const more = objects - panels.length;
  const others = more > 0 ? `Not shown: ${more} further ${more === 1 ? 'object' : 'objects'}.` : '';
  return [others, points].filter(part => part !== '').join(' ');
}

interface IGrid {
  readonly height: number;
  readonly inner: number;
  readonly x: (index: number) => readonly [number, number];
  readonly y: (index: number) => readonly [number, number];
}

/** Domains of the panels, row by row from the top, as parts of the plot area, 4 decimals. */
function gridOf(count: number): IGrid {
  const columns = count <= 1 ? 1 : DEFAULTS.columns;
  const rows = Math.max(1, Math.ceil(count / columns));
  const inner = rows * DEFAULTS.panelHeight + (rows - 1) * DEFAULTS.gapY;
  const width = (1 - (columns - 1) * DEFAULTS.gapX) / columns;
  const tall = DEFAULTS.panelHeight / inner;
  const stepY = (DEFAULTS.panelHeight + DEFAULTS.gapY) / inner;
  return {
    height: inner + DEFAULTS.margin.t + DEFAULTS.margin.b,
    inner,
    x: index => {
      const start = (index % columns) * (width + DEFAULTS.gapX);
      return [round(start, 4), round(start + width, 4)];
    },
    y: index => {
      const top = 1 - Math.floor(index / columns) * stepY;
      return [round(top - tall, 4), round(top, 4)];
    }
  };
}

/** Titles of the axes only where they help: dates under the lowest panels, magnitudes left of the first column. */
function axesOf(index: number, grid: IGrid, count: number): [string, IAxis][] {
  const number = index === 0 ? '' : String(index + 1);
  const columns = count <= 1 ? 1 : DEFAULTS.columns;
  const lowest = index + columns >= count;
  const leftmost = index % columns === 0;
  return [
    [
      `xaxis${number}`,
      {
        ...(lowest ? { title: { text: DEFAULTS.xLabel } } : {}),
        type: 'date',
        zeroline: false,
        nticks: 5,
        domain: grid.x(index),
        anchor: `y${number}`
      }
    ],
    [
      `yaxis${number}`,
      {
        ...(leftmost ? { title: { text: DEFAULTS.yLabel } } : {}),
        type: 'linear',
        autorange: 'reversed',
        zeroline: false,
        domain: grid.y(index),
        anchor: `x${number}`
      }
    ]
  ];
}

function panelTitle(text: string, x: readonly [number, number], y: readonly [number, number]): IAnnotation {
  return {
    text,
    xref: 'paper',
    yref: 'paper',
    x: x[0],
    y: y[1],
    xanchor: 'left',
    yanchor: 'bottom',
    yshift: 2,
    showarrow: false,
    font: { size: 12 }
  };
}
