import { BANDS, type IBand } from './band';
import type { ITrace } from './plotly';
import { POINT_KINDS, type IPoint, type PointKind } from './point';

/** What follows the band in the legend. */
const NAMES: Readonly<Record<PointKind, string>> = {
  valid: '',
  badquality: ' low quality',
  upperlim: ' upper limits'
};

/** How the points of each kind look. Upper limits point down and are hollow; low-quality points are small. */
const DEFAULTS: Readonly<Record<PointKind, { size: number; opacity: number; symbol?: string }>> = {
  valid: { size: 9, opacity: 1 },
  badquality: { size: 6, opacity: 1, symbol: 'triangle-up' },
  upperlim: { size: 7, opacity: 0.7, symbol: 'triangle-down-open' }
};

const WHEN = '%{x|%Y-%m-%d %H:%M:%S.%L} UTC<br>MJD %{customdata[0]:.6f}';

const SIGN = '%{customdata[1]}';
const ERROR = ' ± %{error_y.array:.3f}';
const QUALITY: Readonly<Record<PointKind, string>> = { valid: '', badquality: ', low quality', upperlim: '' };

/**
 * Hover text of a trace: one template, or one for each point where some errors are not known (plotly would write 0.000).
 * Templates hold no text of alerts but what plotly fills in from the numbers of the point.
 */
export function hoverOf(kind: PointKind, errors: readonly (number | null)[]): string | string[] {
  if (kind === 'upperlim') {
    return `fainter than %{y:.3f} mag<br>${WHEN}<extra></extra>`;
  }
  const known = `%{y:.3f}${ERROR} mag${SIGN}${QUALITY[kind]}<br>${WHEN}<extra></extra>`;
  const unknown = `%{y:.3f} mag${SIGN}${QUALITY[kind]}, error unknown<br>${WHEN}<extra></extra>`;
  return errors.includes(null) ? errors.map(error => (error === null ? unknown : known)) : known;
}

/** What a trace belongs to. */
export interface ITraceOptions {
  /** Id of the object. */
  readonly object: string;
  /** Number of the panel, from 1. */
  readonly panel: number;
  /** Counts in the legend (`g (32)`); without them only the name (`g`). */
  readonly counts: boolean;
}

/** Each band and kind once in the legend, however many panels show it. */
export function legendOnce(traces: readonly ITrace[]): ITrace[] {
  const seen = new Set<string>();
  return traces.map(trace => {
    const showlegend = !seen.has(trace.legendgroup);
    seen.add(trace.legendgroup);
    return { ...trace, showlegend };
  });
}

/** The traces of one object: one per band and kind that has points. */
export function tracesOf(points: readonly IPoint[], options: ITraceOptions): ITrace[] {
  return POINT_KINDS.flatMap(kind =>
    BANDS.flatMap(band => {
      const own = points.filter(point => point.kind === kind && point.band === band);
      return own.length === 0 ? [] : [traceOf(own, band, kind, options)];
    })
  );
}

/** Name in the legend: `g (32)`, `g upper limits (12)`. */
export function traceName(band: string, kind: PointKind, count: number | undefined): string {
  const name = `${band}${NAMES[kind]}`;
  return count === undefined ? name : `${name} (${count})`;
}

function traceOf(points: readonly IPoint[], band: IBand, kind: PointKind, options: ITraceOptions): ITrace {
  const look = DEFAULTS[kind];
  const errors = points.map(point => point.error);
  return {
    type: 'scatter',
    mode: 'markers',
    name: traceName(band.name, kind, options.counts ? points.length : undefined),
    legendgroup: `${band.name} ${kind}`,
    showlegend: true,
    ...(options.panel > 1 ? { xaxis: `x${options.panel}`, yaxis: `y${options.panel}` } : {}),
    x: points.map(point => point.date),
    y: points.map(point => point.magnitude),
    ...(kind === 'upperlim' ? {} : { error_y: { type: 'data', array: errors, thickness: 1, width: 0 } }),
    customdata: points.map(point => [point.mjd, point.negative ? ' (-)' : '']),
    marker: { color: band.color, symbol: look.symbol ?? band.symbol, size: look.size, opacity: look.opacity },
    hovertemplate: hoverOf(kind, errors),
    meta: { object: options.object, band: band.name, kind }
  };
}
