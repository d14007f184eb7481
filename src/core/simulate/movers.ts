import { type Calendar, type IVisit } from './calendar';
import { MOVING_KINDS } from './kinds';
import { type IMovingKind, type ISighting } from './model';
import { bytes, integers } from './numberlist';
import { type IRandom } from './random';
import { Track } from './track';

/** A moving thing in one exposure. */
export interface IPassage extends ISighting {
  readonly kind: IMovingKind;
  /** Number of the body among its kind. */
  readonly index: number;
}

/** Everything that moves. What is kept is which body is in which exposure: some 10 bytes a passage, in order of time. */
export class Movers {
  private readonly _visits: Uint32Array;
  private readonly _kinds: Uint8Array;
  private readonly _indices: Uint32Array;
  private readonly _parts: Uint8Array;

  /**
   * Adds bodies until they are seen so often.
   * @param _first - ordinal of the earliest passage; the others follow in order of time.
   */
  constructor(
    private readonly _random: IRandom,
    private readonly _calendar: Calendar,
    target: number,
    private readonly _first: number
  ) {
    const [visits, kinds, indices, parts] = [integers(), bytes(), integers(), bytes()];
    const total = MOVING_KINDS.reduce((sum, kind) => sum + kind.weight, 0);
    for (const [place, kind] of MOVING_KINDS.entries()) {
      let seen = 0;
      for (let index = 0; seen < (target * kind.weight) / total && index < 20 * target + 100; index++) {
        for (const { visit, part } of kind.sightings(index, this._context(kind, index))) {
          seen++;
          visits.push(visit.id);
          kinds.push(place);
          indices.push(index);
          parts.push(part);
        }
      }
    }
    // Exposures are numbered in order of time.
    const order = Uint32Array.from({ length: visits.length }, (_, k) => k).sort(
      (a, b) => visits.at(a) - visits.at(b) || parts.at(a) - parts.at(b) || a - b
    );
    this._visits = order.map(k => visits.at(k));
    this._kinds = Uint8Array.from(order, k => kinds.at(k));
    this._indices = order.map(k => indices.at(k));
    this._parts = Uint8Array.from(order, k => parts.at(k));
  }

  /** Number of passages. */
  get size(): number {
    return this._visits.length;
  }

  /** All passages in order of time. */
  *all(): Generator<{ ordinal: number; passage: IPassage }> {
    yield* this._from(0, this.size);
  }

  /** Passages in one exposure. */
  *inExposure({ id }: IVisit): Generator<{ ordinal: number; passage: IPassage }> {
    yield* this._from(this._place(id), this._place(id + 1));
  }

  /** The object that a passage makes. */
  track({ kind, index, visit, part }: IPassage, ordinal: number): Track {
    const model = kind.make(index, { visit, part }, this._context(kind, index));
    const random = this._random.fork(kind.name).fork(index).fork(visit.id).fork(part);
    return new Track(model, ordinal, random, this._calendar);
  }

  private *_from(start: number, end: number): Generator<{ ordinal: number; passage: IPassage }> {
    for (let k = start; k < end; k++) {
      const kind = MOVING_KINDS[this._kinds[k] ?? -1];
      const visit = this._calendar.exposure(this._visits[k] ?? -1);
      if (kind && visit) {
        const passage = { kind, visit, index: this._indices[k] ?? 0, part: this._parts[k] ?? 0 };
        yield { ordinal: this._first + k, passage };
      }
    }
  }

  /** Where the passages of an exposure, or of a later one, begin. */
  private _place(visit: number): number {
    let [low, high] = [0, this.size];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this._visits[middle] ?? 0) < visit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private _context(kind: IMovingKind, index: number): { random: IRandom; calendar: Calendar } {
    return { random: this._random.fork(kind.name).fork(index), calendar: this._calendar };
  }
}
