import type { Row } from '../value';
import { BANDS } from './band';
import { countOf } from './cap';
import { objectOf } from './lightcurve';
import { pointsOf, type IPoint } from './point';
import { fixed } from './round';
import type { ISkyScene } from './skymap';
import { shownId } from './text';

export interface IDescribeOptions {
  /** Object id; default: `i:objectId` of the first row. */
  readonly object?: string;
  /** Where the rows came from, e.g. `Fink API`. */
  readonly source?: string;
}

/** One honest sentence about a light curve, for terminals and screen readers; plain text. */
export function describeLightCurve(rows: readonly Row[], options: IDescribeOptions = {}): string {
  const object = options.object ?? objectOf(rows);
  const { points } = pointsOf(rows);
  const from = options.source === undefined ? '' : ` Source: ${options.source}.`;
  const name = `Light curve of ${shownId(object)} (ZTF)`;
  const detections = points.filter(point => point.kind === 'valid');
  const counts = [
    ...BANDS.map(band => [`${band.name} `, detections.filter(point => point.band === band).length] as const)
      .filter(([, count]) => count > 0)
      .map(([band, count]) => `${count} ${band}${count === 1 ? 'detection' : 'detections'}`),
    ...(['badquality', 'upperlim'] as const)
      .map(kind => [kind, points.filter(point => point.kind === kind).length] as const)
      .filter(([, count]) => count > 0)
      .map(([kind, count]) => countOf(kind, count))
  ];
  if (counts.length === 0) {
    return `${name}: no points.${from}`;
  }
  return `${name}: ${counts.join(', ')}, ${datesOf(points)}${magnitudesOf(detections)}.${from}`;
}

/** One sentence about a sky map. */
export function describeSkyMap(scene: ISkyScene): string {
  const n = scene.points.length;
  const classes = scene.classes.map(entry => `${entry.count} ${entry.name}`).join(', ');
  const simulated = scene.simulated ? ' (simulated)' : '';
  const cone =
    scene.cone === undefined
      ? ''
      : ` Circle of ${scene.cone.radius} arcsec around ${fixed(scene.cone.ra, 5)}, ${fixed(scene.cone.dec, 5)} deg.`;
  const note = scene.note === undefined ? '' : ` ${scene.note}`;
  return `${scene.title}${simulated}: ${n} ${n === 1 ? 'point' : 'points'}${n === 0 ? '' : ` (${classes})`}.${cone}${note}`;
}

function datesOf(points: readonly IPoint[]): string {
  const first = points[0]?.date.slice(0, 10) ?? '';
  const last = points.at(-1)?.date.slice(0, 10) ?? '';
  return first === last ? `on ${first} UTC` : `${first} to ${last} UTC`;
}

function magnitudesOf(detections: readonly IPoint[]): string {
  if (detections.length === 0) {
    return '';
  }
  const magnitudes = detections.map(point => point.magnitude);
  const bright = fixed(
    magnitudes.reduce((a, b) => Math.min(a, b)),
    2
  );
  const faint = fixed(
    magnitudes.reduce((a, b) => Math.max(a, b)),
    2
  );
  return bright === faint
    ? `, difference magnitude ${bright}`
    : `, difference magnitude ${bright} to ${faint}`;
}
