import { type IModel } from './model';
import { type IRandom } from './random';

/** A source of the reference image near an object. */
export interface INeighbour {
  /** Arcsec, and radians east of north. */
  readonly distance: number;
  readonly angle: number;
  /** Magnitude in r. */
  readonly mag: number;
  readonly extended: boolean;
}

/** What stays the same in all alerts of an object. */
export interface IBackdrop {
  /** Number of the object in the sky, from 1; told in its name and in its alert ids. */
  readonly ordinal: number;
  readonly field: number;
  /** Readout channel, 0 to 63. */
  readonly rcid: number;
  /** Place on the detector, pixels. */
  readonly x: number;
  readonly y: number;
  /** Sources around, the nearest first, the reference source among them. */
  readonly neighbours: readonly INeighbour[];
  /** The whole stamp has 62 rows because the detector ends there. */
  readonly cropped: boolean;
}

/** Pixels of a detector, and the size of a pixel, arcsec. */
export const DETECTOR = { width: 3072, height: 3080 } as const;
export const PIXEL = 1.012;

/** Puts an object on a detector and a few sources around it. */
export function backdropOf(model: IModel, ordinal: number, random: IRandom): IBackdrop {
  const cropped = random.chance(0.02);
  const others = Array.from({ length: 8 }, () => ({
    distance: 31 * Math.sqrt(random.uniform(0.03, 1)),
    angle: random.uniform(0, 2 * Math.PI),
    mag: Math.max(14.5, 21.5 - Math.abs(2.2 * random.normal())),
    extended: random.chance(0.3)
  }));
  const { distance, angle, mag, extended } = model.reference;
  const nearest = { distance, angle, mag: mag[2], extended };
  return {
    ordinal,
    // nearly the numbering of ZTF's main grid: rows of fields from south to north
    field: 246 + Math.floor(((model.dec + 31) / 7) * 38) + Math.floor(model.ra / 9.5),
    rcid: Math.floor(random.uniform(0, 64)),
    x: random.uniform(60, DETECTOR.width - 60),
    y: cropped ? 30.4 : random.uniform(60, DETECTOR.height - 60),
    neighbours: [nearest, ...others.filter(other => other.distance > distance).sort(byDistance)],
    cropped
  };
}

const byDistance = (a: INeighbour, b: INeighbour): number => a.distance - b.distance;
