import { type Calendar, type IVisit } from './calendar';
import { MOVING_KINDS } from './kinds';
import { type IMovingKind, type ISighting } from './model';
import { type IRandom } from './random';
import { Track } from './track';

/** A moving thing in one exposure. */
export interface IPassage extends ISighting {
  readonly kind: IMovingKind;
  /** Number of the body among its kind. */
  readonly index: number;
}

/** Everything that moves. What is kept is which body is in which exposure. */
export class Movers {
  private readonly _passages = new Map<number, { ordinal: number; passage: IPassage }[]>();
  private readonly _all: { ordinal: number; passage: IPassage }[] = [];

  /**
   * Adds bodies until they are seen so often.
   * @param first - ordinal of the earliest passage; the others follow in order of time.
   */
  constructor(
    private readonly _random: IRandom,
    private readonly _calendar: Calendar,
    target: number,
    first: number
  ) {
    const passages: IPassage[] = [];
    const total = MOVING_KINDS.reduce((sum, kind) => sum + kind.weight, 0);
    for (const kind of MOVING_KINDS) {
      let seen = 0;
      for (let index = 0; seen < (target * kind.weight) / total && index < 20 * target + 100; index++) {
        const sightings = kind.sightings(index, this._context(kind, index));
        seen += sightings.length;
        passages.push(...sightings.map(sighting => ({ ...sighting, kind, index })));
      }
    }
    passages.sort((a, b) => a.visit.jd - b.visit.jd || a.visit.field - b.visit.field || a.part - b.part);
    passages.forEach((passage, k) => {
      const entry = { ordinal: first + k, passage };
      this._all.push(entry);
      const known = this._passages.get(passage.visit.id);
      if (known) {
        known.push(entry);
      } else {
        this._passages.set(passage.visit.id, [entry]);
      }
    });
  }

  /** All passages in order of time. */
  get all(): readonly { ordinal: number; passage: IPassage }[] {
    return this._all;
  }

  /** Passages in one exposure. */
  inExposure(visit: IVisit): readonly { ordinal: number; passage: IPassage }[] {
    return this._passages.get(visit.id) ?? [];
  }

  /** The object that a passage makes. */
  track({ kind, index, visit, part }: IPassage, ordinal: number): Track {
    const model = kind.make(index, { visit, part }, this._context(kind, index));
    const random = this._random.fork(kind.name).fork(index).fork(visit.id).fork(part);
    return new Track(model, ordinal, random, this._calendar);
  }

  private _context(kind: IMovingKind, index: number): { random: IRandom; calendar: Calendar } {
    return { random: this._random.fork(kind.name).fork(index), calendar: this._calendar };
  }
}
