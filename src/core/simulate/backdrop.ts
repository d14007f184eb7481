import { fieldAt } from './fields';
import { type IModel } from './model';
import { type IRandom } from './random';

/** A source of the reference image near an object. */
export interface INeighbour {
  /** Arcsec. */
  readonly distance: number;
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
}

/** Pixels of a detector. */
export const DETECTOR = { width: 3072, height: 3080 } as const;

/** Row of the detector below which a stamp has 62 rows, because the detector ends there. */
export const CROPPED_BELOW = 31;

/** Puts an object on a detector and a few sources around it. */
export function backdropOf(model: IModel, ordinal: number, random: IRandom): IBackdrop {
  const cropped = random.chance(0.02);
  const others = Array.from({ length: 5 }, () => ({
    distance: 31 * Math.sqrt(random.uniform(0.03, 1)),
    mag: Math.max(12.5, 21.5 - Math.abs(2.2 * random.normal())),
    extended: random.chance(0.3)
  }));
  const { distance, mag, extended } = model.reference;
  const nearest = { distance, mag: mag[2], extended };
  return {
    ordinal,
    field: fieldAt(model.ra, model.dec),
    rcid: Math.floor(random.uniform(0, 64)),
    x: random.uniform(60, DETECTOR.width - 60),
    y: cropped ? CROPPED_BELOW - 0.6 : random.uniform(60, DETECTOR.height - 60),
    neighbours: [nearest, ...others.filter(other => other.distance > distance).sort(byDistance)]
  };
}

const byDistance = (a: INeighbour, b: INeighbour): number => a.distance - b.distance;
