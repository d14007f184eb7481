import { MAX_POINTS } from './cap';
import { round } from './round';
import { skyLooks, type SkyMarker } from './skyclass';
import { isSimulated } from '../survey/ztf/simulated';

const DEFAULTS = {
  title: 'Sky map',
  unknown: 'Unknown',
  /** Classes with a look of their own; rarer ones share the last. */
  classes: 12
};

/** Something with a place on the sky. */
export interface ISkyInput {
  readonly id: string;
  /** ICRS, degrees. */
  readonly ra: number;
  readonly dec: number;
  /** Class, for colour and marker. */
  readonly label?: string;
  /** Magnitude of the latest alert. */
  readonly magnitude?: number;
}

/** A circle on the sky: ICRS degrees, radius in arcseconds. */
export interface ISkyCone {
  readonly ra: number;
  readonly dec: number;
  readonly radius: number;
}

export interface ISkyOptions {
  readonly title?: string;
  readonly cone?: ISkyCone;
  /** Default 5 000. */
  readonly maxPoints?: number;
}

/** What a sky map shows: plain JSON, complete in itself. */
export interface ISkyScene {
  readonly version: 1;
  readonly projection: 'mollweide';
  readonly title: string;
  /** Whether any point is simulated. */
  readonly simulated: boolean;
  /** Classes, most frequent first. */
  readonly classes: readonly ISkyClass[];
  readonly points: readonly ISkyPoint[];
  readonly cone?: ISkyCone;
  /** What was left out. */
  readonly note?: string;
}

export interface ISkyClass {
  readonly name: string;
  readonly color: string;
  readonly marker: SkyMarker;
  readonly count: number;
}

export interface ISkyPoint {
  readonly id: string;
  /** ICRS degrees, 7 decimals, `0 <= ra < 360`. */
  readonly ra: number;
  readonly dec: number;
  /** Index into `classes`. */
  readonly class: number;
  /** Magnitude, 4 decimals. */
  readonly magnitude?: number;
}

/** A sky map of points in the given order; those without a place, and those beyond the cap, are counted in a note. */
export function skyScene(input: readonly ISkyInput[], options: ISkyOptions = {}): ISkyScene {
  const placed = input.filter(isPlaced);
  const shown = placed.slice(0, Math.max(0, options.maxPoints ?? MAX_POINTS));
  const { classes, indexOf } = classesOf(shown);
  const note = noteOf(placed.length - shown.length, input.length - placed.length);
  return {
    version: 1,
    projection: 'mollweide',
    title: options.title ?? DEFAULTS.title,
    simulated: shown.some(point => isSimulated(point.id)),
    classes,
    points: shown.map(point => ({
      id: point.id,
      ra: roundRa(point.ra),
      dec: round(point.dec, 7),
      class: indexOf(labelOf(point)),
      ...(point.magnitude !== undefined && Number.isFinite(point.magnitude)
        ? { magnitude: round(point.magnitude, 4) }
        : {})
    })),
    ...(options.cone === undefined
      ? {}
      : {
          cone: {
            ra: roundRa(options.cone.ra),
            dec: round(options.cone.dec, 7),
            radius: round(options.cone.radius, 4)
          }
        }),
    ...(note === '' ? {} : { note })
  };
}

/** The first points of a scene, with what is left out added to its note. */
export function shortened(scene: ISkyScene, keep: number): ISkyScene {
  const points = scene.points.slice(0, Math.max(0, keep));
  const counts = scene.classes.map((_, index) => points.filter(point => point.class === index).length);
  const note = [scene.note ?? '', noteOf(scene.points.length - points.length, 0)]
    .filter(part => part !== '')
    .join(' ');
  return {
    ...scene,
    points,
    classes: scene.classes.map((entry, index) => ({ ...entry, count: counts[index] ?? 0 })),
    ...(note === '' ? {} : { note })
  };
}

function isPlaced(point: ISkyInput): boolean {
  return Number.isFinite(point.ra) && Number.isFinite(point.dec) && Math.abs(point.dec) <= 90;
}

function roundRa(ra: number): number {
  return round(((ra % 360) + 360) % 360, 7) % 360;
}

function labelOf(point: ISkyInput): string {
  return point.label === undefined || point.label === '' ? DEFAULTS.unknown : point.label;
}

function classesOf(points: readonly ISkyInput[]): {
  classes: ISkyClass[];
  indexOf: (label: string) => number;
} {
  const counts = new Map<string, number>();
  points.forEach(point => counts.set(labelOf(point), (counts.get(labelOf(point)) ?? 0) + 1));
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const own = sorted.length <= DEFAULTS.classes ? sorted : sorted.slice(0, DEFAULTS.classes - 1);
  const rest = sorted.slice(own.length);
  const named: [string, number][] =
    rest.length === 0
      ? own
      : [...own, [`other (${rest.length} classes)`, rest.reduce((sum, [, count]) => sum + count, 0)]];
  const looks = skyLooks(named.map(([name]) => name));
  const index = new Map(own.map(([name], position) => [name, position]));
  return {
    classes: named.map(([name, count], position) => ({
      name,
      color: looks[position]?.color ?? '#868E96',
      marker: looks[position]?.marker ?? 'circle',
      count
    })),
    indexOf: label => index.get(label) ?? own.length
  };
}

function noteOf(beyond: number, unplaced: number): string {
  const parts = [
    beyond > 0 ? `${beyond} ${beyond === 1 ? 'point' : 'points'} beyond the limit of the figure` : '',
    unplaced > 0 ? `${unplaced} ${unplaced === 1 ? 'point' : 'points'} without a position` : ''
  ].filter(part => part !== '');
  return parts.length === 0 ? '' : `Left out: ${parts.join(', ')}.`;
}
