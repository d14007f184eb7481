import { RADIANS } from '../../core/sky/angle';
import { separation } from '../../core/sky/separation';
import type { ISkyScene } from '../../core/figure/skymap';
import { allSkyView } from './allsky';
import { localView } from './localview';

/** Right ascension and declination, ICRS degrees. */
export type SkyPosition = readonly [ra: number, dec: number];

/** A rectangle of the picture, CSS pixels. */
export interface IBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface IViewLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly align: 'left' | 'center' | 'right';
  readonly baseline: 'top' | 'middle' | 'bottom';
  /** Whether it stands on the map, and so needs a halo. */
  readonly onMap: boolean;
}

/** How a part of the sky is put on paper. East is to the left. */
export interface ISkyView {
  readonly kind: 'all-sky' | 'local';
  /** Pixels of a position; undefined where it is not on the map. */
  readonly project: (position: SkyPosition) => readonly [x: number, y: number] | undefined;
  /** Adds the border of the map to the path of the context. */
  readonly outline: (context: CanvasRenderingContext2D) => void;
  /** Adds a line on the sky to the path of the context. */
  readonly line: (context: CanvasRenderingContext2D, positions: readonly SkyPosition[]) => void;
  readonly grid: readonly (readonly SkyPosition[])[];
  readonly labels: readonly IViewLabel[];
  /** A bar of known length; only where the scale is the same everywhere. */
  readonly scale?: { readonly text: string; readonly pixels: number };
}

const DEFAULTS = {
  /** Degrees: fields up to this radius are shown as such, wider ones on the whole sky. */
  localRadius: 6,
  /** Degrees: never zoom in further. */
  smallestRadius: 10 / 3600,
  margin: 1.2
};

/** The whole sky, or a field when everything in the scene lies within a few degrees. */
export function viewOf(scene: ISkyScene, box: IBox): ISkyView {
  const field = fieldOf(scene);
  return field === undefined ? allSkyView(box) : localView(field.center, field.radius, box);
}

/** Center and radius (degrees) of a field that holds all of a scene; undefined if that is too wide or a lone point. */
export function fieldOf(scene: ISkyScene): { center: SkyPosition; radius: number } | undefined {
  const { points, cone } = scene;
  if (cone === undefined && points.length < 2) {
    return undefined;
  }
  const center: SkyPosition = cone === undefined ? meanPosition(points) : [cone.ra, cone.dec];
  const farthest = points.reduce(
    (far, point) => Math.max(far, separation(center[0], center[1], point.ra, point.dec)),
    cone === undefined ? 0 : cone.radius / 3600
  );
  const radius = Math.max(farthest * DEFAULTS.margin, DEFAULTS.smallestRadius);
  return farthest > DEFAULTS.localRadius ? undefined : { center, radius };
}

function meanPosition(points: readonly { readonly ra: number; readonly dec: number }[]): SkyPosition {
  const sum = points.reduce(
    (vector, { ra, dec }) => {
      const flat = Math.cos(dec * RADIANS);
      return {
        x: vector.x + flat * Math.cos(ra * RADIANS),
        y: vector.y + flat * Math.sin(ra * RADIANS),
        z: vector.z + Math.sin(dec * RADIANS)
      };
    },
    { x: 0, y: 0, z: 0 }
  );
  const ra = Math.atan2(sum.y, sum.x) / RADIANS;
  return [(ra + 360) % 360, Math.atan2(sum.z, Math.hypot(sum.x, sum.y)) / RADIANS];
}
