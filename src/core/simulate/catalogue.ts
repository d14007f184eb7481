import { type Calendar } from './calendar';
import { KINDS } from './kinds';
import { type IKind } from './model';
import { type IRandom } from './random';
import { Track } from './track';

/** Tries to make an object that is seen at all before one that is not is taken. */
const TRIES = 12;

/** What the catalogue keeps of one object that stays at its place: some 30 bytes, whatever it sends. */
export interface IEntry {
  readonly kind: IKind;
  /** Number of it among its kind. */
  readonly index: number;
  readonly attempt: number;
  readonly field: number;
  readonly alerts: number;
  /** JD of its first and last alert. */
  readonly first: number;
  readonly last: number;
}

/** All objects that stay at their place. Their light curves are not kept but drawn again when they are needed. */
export class Catalogue {
  private readonly _entries: IEntry[] = [];
  private readonly _fields = new Map<number, number[]>();
  /** Alerts that they send. */
  readonly alerts: number;

  /** Adds objects of all kinds, in the proportions of their weights, until they send so many alerts. */
  constructor(
    private readonly _random: IRandom,
    private readonly _calendar: Calendar,
    target: number
  ) {
    const made = KINDS.map(() => 0);
    let alerts = 0;
    while (alerts < target || this._entries.length < KINDS.length) {
      const place = nextKind(made);
      const kind = KINDS[place];
      if (kind === undefined) {
        break;
      }
      const entry = this._seek(kind, made[place] ?? 0);
      made[place] = (made[place] ?? 0) + 1;
      alerts += entry.alerts;
      this._entries.push(entry);
      const known = this._fields.get(entry.field);
      if (known) {
        known.push(this._entries.length);
      } else {
        this._fields.set(entry.field, [this._entries.length]);
      }
    }
    this.alerts = alerts;
  }

  /** Number of objects; their ordinals are 1 to this number. */
  get size(): number {
    return this._entries.length;
  }

  /** The object of an ordinal. */
  entry(ordinal: number): IEntry | undefined {
    return this._entries[ordinal - 1];
  }

  /** Ordinals of the objects of a field, ascending. */
  inField(field: number): readonly number[] {
    return this._fields.get(field) ?? [];
  }

  /** The object from its first exposure on. */
  track(ordinal: number): Track | undefined {
    const entry = this.entry(ordinal);
    return entry && this._track(entry.kind, entry.index, entry.attempt, ordinal);
  }

  private _track(kind: IKind, index: number, attempt: number, ordinal: number): Track {
    const random = this._random.fork(kind.name).fork(index).fork(attempt);
    return new Track(kind.make(index, { random, calendar: this._calendar }), ordinal, random, this._calendar);
  }

  private _seek(kind: IKind, index: number): IEntry {
    const ordinal = this._entries.length + 1;
    for (let attempt = 0; ; attempt++) {
      const track = this._track(kind, index, attempt, ordinal);
      let [alerts, first, last] = [0, Infinity, -Infinity];
      for (let moment; (moment = track.next()) !== undefined; alerts++) {
        first = Math.min(first, moment.now.jd);
        last = moment.now.jd;
      }
      // the first ones are what newcomers look at
      if (alerts >= (ordinal < 10 ? 6 : 1) || attempt >= TRIES * (ordinal < 10 ? 20 : 1)) {
        return { kind, index, attempt, field: track.backdrop.field, alerts, first, last };
      }
    }
  }
}

/** The kind that is most behind its share: the order is the same however many there will be. One of each comes first. */
function nextKind(made: readonly number[]): number {
  let [best, least] = [0, Infinity];
  KINDS.forEach((kind, place) => {
    const count = made[place] ?? 0;
    const share = count === 0 ? -1 : (count + 0.5) / kind.weight;
    if (share < least) {
      [best, least] = [place, share];
    }
  });
  return best;
}
