import type { Row } from '../value';
import { BANDS } from './band';
import { capped, countOf } from './cap';
import { objectOf } from './lightcurve';
import { pointsOf, type IPoint } from './point';
import { fixed, round } from './round';
import { shownId } from './text';

const DEFAULTS = {
  /** Said by screen readers when there is nothing to draw. */
  emptyLabel: 'no detections',
  maxPoints: 200
};

/** A light curve small enough for a line of text: detections only, in a box of unit size. */
export interface ISparkline {
  /** Says in words what the picture shows. */
  readonly label: string;
  readonly bands: readonly ISparkBand[];
}

export interface ISparkBand {
  readonly name: string;
  readonly color: string;
  /** `[x, y]` in the unit box, 3 decimals, oldest first; y grows downwards, so the brightest is at 0. */
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** The sparkline of one object's rows. All bands share both axes. */
export function sparkline(rows: readonly Row[]): ISparkline {
  const detections = pointsOf(rows).points.filter(point => point.kind === 'valid');
  const points = capped(detections, DEFAULTS.maxPoints);
  const x = scale(points.map(point => point.jd));
  const y = scale(points.map(point => point.magnitude));
  const bands = BANDS.map(band => ({
    name: band.name,
    color: band.color,
    points: points
      .filter(point => point.band === band)
      .map(point => [x(point.jd), y(point.magnitude)] as const)
  }));
  return { label: labelOf(objectOf(rows), detections), bands: bands.filter(band => band.points.length > 0) };
}

/** Values to [0, 1]; a single value stands in the middle. */
function scale(values: readonly number[]): (value: number) => number {
  const low = values.reduce((a, b) => Math.min(a, b), Infinity);
  const high = values.reduce((a, b) => Math.max(a, b), -Infinity);
  return value => (high > low ? round((value - low) / (high - low), 3) : 0.5);
}

function labelOf(object: string, points: readonly IPoint[]): string {
  const id = object === '' ? '' : `${shownId(object)}: `;
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) {
    return id + DEFAULTS.emptyLabel;
  }
  const magnitudes = points.map(point => point.magnitude);
  const bright = fixed(
    magnitudes.reduce((a, b) => Math.min(a, b)),
    2
  );
  const faint = fixed(
    magnitudes.reduce((a, b) => Math.max(a, b)),
    2
  );
  const dates = `${first.date.slice(0, 10)} to ${last.date.slice(0, 10)}`;
  return `${id}${countOf('valid', points.length)}, ${dates}, magnitude ${bright} to ${faint}`;
}
