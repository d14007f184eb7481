import { leftOutNote, mostTelling } from './cap';
import { noteAnnotation } from './lightcurve';
import type { IAnnotation, IFigure, ITrace } from './plotly';
import { hoverOf, legendOnce, traceName } from './trace';

/**
 * A figure whose compact JSON has at most `size` characters: points are left out as by the cap on points, and the
 * figure says so. A figure that fits is returned as it is, with an empty note.
 */
export function limitFigure(figure: IFigure, size: number): { figure: IFigure; note: string } {
  let limited = { figure, note: '' };
  let count = pointCount(figure);
  for (let now = JSON.stringify(figure).length; now > size && count > 0;) {
    count = Math.floor(count * Math.max(0, Math.min(0.95, size / now)));
    limited = thinned(figure, count);
    now = JSON.stringify(limited.figure).length;
  }
  return limited;
}

function pointCount(figure: IFigure): number {
  return figure.data.reduce((sum, trace) => sum + trace.x.length, 0);
}

function thinned(figure: IFigure, count: number): { figure: IFigure; note: string } {
  const places = figure.data.flatMap((trace, position) =>
    trace.customdata.map(([mjd], index) => ({ kind: trace.meta.kind, jd: mjd, position, index }))
  );
  const kept = mostTelling(places, count).flatMap(place => places[place] ?? []);
  const traces = figure.data.map((trace, position) =>
    picked(
      trace,
      kept.filter(place => place.position === position).map(place => place.index)
    )
  );
  const note = leftOutNote(places, kept);
  return {
    figure: {
      ...figure,
      data: legendOnce(traces.filter(trace => trace.x.length > 0)),
      layout: {
        ...figure.layout,
        annotations: withNote(figure.layout.annotations, note, figure.layout.margin.b)
      }
    },
    note
  };
}

function picked(trace: ITrace, indices: readonly number[]): ITrace {
  const pick = <T>(values: readonly T[]): T[] => indices.flatMap(index => values.slice(index, index + 1));
  const errors = pick(trace.error_y?.array ?? []);
  const counted = trace.name.endsWith(`(${trace.x.length})`);
  return {
    ...trace,
    name: traceName(trace.meta.band, trace.meta.kind, counted ? indices.length : undefined),
    x: pick(trace.x),
    y: pick(trace.y),
    customdata: pick(trace.customdata),
    ...(trace.error_y === undefined ? {} : { error_y: { ...trace.error_y, array: errors } }),
    hovertemplate: hoverOf(trace.meta.kind, errors)
  };
}

/** A second note joins the first: there is one place for notes. */
function withNote(annotations: readonly IAnnotation[], note: string, bottom: number): IAnnotation[] {
  const isNote = (annotation: IAnnotation): boolean => annotation.xanchor === 'right';
  const text = [...annotations.filter(isNote).map(annotation => annotation.text), note].join(' ');
  return [...annotations.filter(annotation => !isNote(annotation)), noteAnnotation(text, bottom)];
}
