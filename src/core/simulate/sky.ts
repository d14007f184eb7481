import { type ISimulatedAlert } from './alert';
import { alertOf, type IStudio } from './assemble';
import { clearNights } from './calendar';
import { KINDS } from './kinds';
import { makeNoise } from './noise';
import { type ISimulatedObject, makeObject } from './object';
import { type IRandom, makeRandom } from './random';

/** What a simulation needs. */
export interface ISimulateOptions {
  /** The same seed gives the same alerts, byte for byte. */
  readonly seed: number;
  /** Compresses a stamp, as `gzip` of the caller's platform does. */
  readonly gzip: (bytes: Uint8Array) => Uint8Array;
}

/**
 * A small simulated sky: some 400 objects of ten kinds over 120 nights from 2026-01-11, about 3 000 alerts, in
 * order of time. Object ids match `ZTF26sim….`. Nothing in it is real; it depends on the seed alone.
 */
export function* simulateSky(options: ISimulateOptions): Generator<ISimulatedAlert> {
  const noise = makeNoise(makeRandom(`noise ${options.seed}`));
  const studio: IStudio = { noise, templates: new Map(), measured: new Map(), gzip: options.gzip };
  for (const { object, place } of timeline(simulateObjects(options.seed))) {
    yield alertOf(object, place, studio);
  }
}

/** The objects behind `simulateSky`, in the order of their names. */
export function simulateObjects(seed: number): ISimulatedObject[] {
  const random = makeRandom(`sky ${seed}`);
  const nights = clearNights(random);
  const order = KINDS.flatMap(kind => Array.from({ length: kind.count }, (_, index) => ({ kind, index })));
  shuffle(order, random.fork('order'));
  return order.map(({ kind, index }, k) => makeObject(kind, index, k + 1, nights, random));
}

/** All alerts of all objects in order of time. */
function timeline(objects: readonly ISimulatedObject[]): { object: ISimulatedObject; place: number }[] {
  const jdOf = (object: ISimulatedObject, place: number): number => object.epochs[place]?.jd ?? 0;
  return objects
    .flatMap(object => object.alerts.map(place => ({ object, place, jd: jdOf(object, place) })))
    .sort((a, b) => a.jd - b.jd || a.object.backdrop.ordinal - b.object.backdrop.ordinal);
}

/** Fisher and Yates, in place. */
function shuffle<T>(items: T[], random: IRandom): void {
  for (let k = items.length - 1; k > 0; k--) {
    const other = Math.floor(random.uniform(0, k + 1));
    [items[k], items[other]] = [items[other] as T, items[k] as T]; // both places are inside
  }
}
