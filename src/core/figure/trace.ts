import { BANDS, type IBand } from './band';
import { countOf } from './cap';
import type { ITrace } from './plotly';
import { POINT_KINDS, type IPoint, type PointKind } from './point';

/** How the points of each kind look. Upper limits point down and are hollow; low-quality points are small. */
const DEFAULTS: Readonly<Record<PointKind, { size: number; opacity: number; symbol?: string }>> = {
  valid: { size: 9, opacity: 1 },
  badquality: { size: 6, opacity: 1, symbol: 'triangle-up' },
  upperlim: { size: 7, opacity: 0.5, symbol: 'triangle-down-open' }
};

const WHEN = '%{x|%Y-%m-%d %H:%M:%S.%L} UTC<br>MJD %{customdata[0]:.6f}';

/** Hover texts. They hold no text of alerts but what plotly fills in from the numbers of the point. */
export const HOVER: Readonly<Record<PointKind, string>> = {
  valid: `%{y:.3f} ± %{error_y.array:.3f} mag %{customdata[1]}<br>${WHEN}<extra></extra>`,
  badquality: `%{y:.3f} ± %{error_y.array:.3f} mag %{customdata[1]}, low quality<br>${WHEN}<extra></extra>`,
  upperlim: `fainter than %{y:.3f} mag<br>${WHEN}<extra></extra>`
};

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
  const name = kind === 'valid' ? band : `${band} ${countOf(kind, 2).slice(2)}`;
  return count === undefined ? name : `${name} (${count})`;
}

function traceOf(points: readonly IPoint[], band: IBand, kind: PointKind, options: ITraceOptions): ITrace {
  const look = DEFAULTS[kind];
  return {
    type: 'scatter',
    mode: 'markers',
    name: traceName(band.name, kind, options.counts ? points.length : undefined),
    legendgroup: `${band.name} ${kind}`,
    showlegend: true,
    ...(options.panel > 1 ? { xaxis: `x${options.panel}`, yaxis: `y${options.panel}` } : {}),
    x: points.map(point => point.date),
    y: points.map(point => point.magnitude),
    ...(kind === 'upperlim'
      ? {}
      : { error_y: { type: 'data', array: points.map(point => point.error), thickness: 1, width: 0 } }),
    customdata: points.map(point => [point.mjd, point.negative ? '(-)' : '']),
    marker: { color: band.color, symbol: look.symbol ?? band.symbol, size: look.size, opacity: look.opacity },
    hovertemplate: HOVER[kind],
    meta: { object: options.object, band: band.name, kind }
  };
}
