import { POINT_KINDS, type IPoint, type PointKind } from './point';

/** Points of one figure, at most; beyond that SVG plots stop being pleasant and notebooks grow. */
export const MAX_POINTS = 5000;

const KIND_NAMES: Readonly<Record<PointKind, readonly [one: string, many: string]>> = {
  valid: ['detection', 'detections'],
  badquality: ['low-quality point', 'low-quality points'],
  upperlim: ['upper limit', 'upper limits']
};

/** `1 upper limit`, `3 detections`. */
export function countOf(kind: PointKind, n: number): string {
  return `${n} ${KIND_NAMES[kind][n === 1 ? 0 : 1]}`;
}

/**
 * The indices of the `max` points that matter most, in their own order: detections before low-quality points
 * before upper limits, and the newest first within each. Ties go to the earlier index.
 */
export function mostTelling(points: readonly { kind: PointKind; jd: number }[], max: number): number[] {
  const order = points.map((point, index) => ({
    index,
    rank: POINT_KINDS.indexOf(point.kind),
    jd: point.jd
  }));
  order.sort((a, b) => a.rank - b.rank || b.jd - a.jd || a.index - b.index);
  return order
    .slice(0, Math.max(0, max))
    .map(entry => entry.index)
    .sort((a, b) => a - b);
}

/** One sentence about points that are not in a figure, or an empty text: `Left out: 1200 upper limits.` */
export function leftOutNote(
  all: readonly { kind: PointKind }[],
  kept: readonly { kind: PointKind }[],
  unusable = 0
): string {
  const parts = POINT_KINDS.map(kind => {
    const missing = count(all, kind) - count(kept, kind);
    return missing > 0 ? countOf(kind, missing) : '';
  }).filter(part => part !== '');
  if (unusable > 0) {
    parts.push(`${unusable} ${unusable === 1 ? 'row' : 'rows'} without date, magnitude or known band`);
  }
  return parts.length === 0 ? '' : `Left out: ${parts.join(', ')}.`;
}

function count(points: readonly { kind: PointKind }[], kind: PointKind): number {
  return points.filter(point => point.kind === kind).length;
}

/** The points that a figure may hold. */
export function capped(points: readonly IPoint[], max: number): readonly IPoint[] {
  return points.length <= max ? points : mostTelling(points, max).flatMap(index => points[index] ?? []);
}
