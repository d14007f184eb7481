import { type Calendar } from './calendar';
import { KINDS } from './kinds';
import { type IKind } from './model';
import { bytes, doubles, integers, shorts } from './numberlist';
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
  private readonly _kinds = bytes();
  private readonly _indices = integers();
  private readonly _attempts = shorts();
  private readonly _counts = integers();
  private readonly _firsts = doubles();
  private readonly _lasts = doubles();
  private readonly _ofField = shorts();
  private readonly _fields = new Map<number, ReturnType<typeof integers>>();
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
    while (alerts < target || this.size < KINDS.length) {
      const place = nextKind(made);
      const kind = KINDS[place];
      if (kind === undefined) {
        break;
      }
      const entry = this._seek(kind, made[place] ?? 0);
      made[place] = (made[place] ?? 0) + 1;
      alerts += entry.alerts;
      this._add(place, entry);
    }
    this.alerts = alerts;
  }

  /** Number of objects; their ordinals are 1 to this number. */
  get size(): number {
    return this._kinds.length;
  }

  /** The object of an ordinal. */
  entry(ordinal: number): IEntry | undefined {
    const place = ordinal - 1;
    const kind = KINDS[this._kinds.at(place)];
    return (
      kind && {
        kind,
        index: this._indices.at(place),
        attempt: this._attempts.at(place),
        field: this._ofField.at(place),
        alerts: this._counts.at(place),
        first: this._firsts.at(place),
        last: this._lasts.at(place)
      }
    );
  }

  /** Whether an object sends alerts, the last of them not before `jd` and the first not after it. */
  isActive(ordinal: number, jd: number): boolean {
    return jd >= this._firsts.at(ordinal - 1) && jd <= this._lasts.at(ordinal - 1);
  }

  /** Ordinals of the objects of a field, ascending. */
  *inField(field: number): Generator<number> {
    const ordinals = this._fields.get(field);
    for (let i = 0; ordinals !== undefined && i < ordinals.length; i++) {
      yield ordinals.at(i);
    }
  }

  /** The object from its first exposure on. */
  track(ordinal: number): Track | undefined {
    const entry = this.entry(ordinal);
    return entry && this._track(entry.kind, entry.index, entry.attempt, ordinal);
  }

  private _add(kind: number, { index, attempt, field, alerts, first, last }: IEntry): void {
    this._kinds.push(kind);
    this._indices.push(index);
    this._attempts.push(attempt);
    this._ofField.push(field);
    this._counts.push(alerts);
    this._firsts.push(first);
    this._lasts.push(last);
    const known = this._fields.get(field) ?? integers();
    known.push(this.size);
    this._fields.set(field, known);
  }

  private _track(kind: IKind, index: number, attempt: number, ordinal: number): Track {
    const random = this._random.fork(kind.name).fork(index).fork(attempt);
    return new Track(kind.make(index, { random, calendar: this._calendar }), ordinal, random, this._calendar);
  }

  private _seek(kind: IKind, index: number): IEntry {
    const ordinal = this.size + 1;
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
