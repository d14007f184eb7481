import { type ISimulatedAlert } from './alert';
import { alertOf, type Gzip } from './assemble';
import { Calendar, type IVisit } from './calendar';
import { Catalogue } from './catalogue';
import { objectIdOf } from './identity';
import { Movers } from './movers';
import { type IModel } from './model';
import { FIRST_NIGHT, PRESETS } from './presets';
import { makeRandom } from './random';
import { type Track } from './track';
import { type ITruth, truthOf } from './truth';

/** What a simulation needs; what is left out is that of the small preset. */
export interface ISkyOptions {
  /** The same seed and numbers give the same alerts, byte for byte. */
  readonly seed: number;
  /** Nights of the survey, clear or not. */
  readonly nights?: number;
  /** Alerts, about. */
  readonly alerts?: number;
  /** Nights from one visit of a field to the next. */
  readonly cadence?: number;
  /** Part of the alerts that moving things send. */
  readonly moving?: number;
  /** JD UTC of the midnight that begins the first night. */
  readonly startJd?: number;
}

export interface ISimulateOptions extends ISkyOptions {
  /** Compresses a stamp, as `gzip` of the caller's platform does. Without it the stamps are empty. */
  readonly gzip?: Gzip;
}

/** Objects whose last 30 days are held at a time. */
const HELD = 4000;

/**
 * A simulated sky: a survey with fields, nights and weather that looks at objects of all kinds. What is held is the
 * list of exposures (some 30 kB a night), some 40 bytes an object and the last 30 days of a few thousand objects;
 * alerts are drawn when they are asked for, and every night can be drawn without those before.
 */
export class Sky {
  readonly calendar: Calendar;
  private readonly _catalogue: Catalogue;
  private readonly _movers: Movers;
  private readonly _tracks = new Map<number, Track>();
  /** The night that the held objects have come to. */
  private _reached = -1;

  constructor(options: ISkyOptions) {
    const { nights, alerts, cadence, moving, startJd } = {
      ...PRESETS.small,
      startJd: FIRST_NIGHT,
      ...options
    };
    const random = makeRandom(`sky ${options.seed}`);
    this.calendar = new Calendar(random.fork('calendar'), startJd, nights, cadence);
    this._catalogue = new Catalogue(random.fork('objects'), this.calendar, alerts * (1 - moving));
    this._movers = new Movers(
      random.fork('movers'),
      this.calendar,
      alerts * moving,
      this._catalogue.size + 1
    );
  }

  /** Number of objects. */
  get objects(): number {
    return this._catalogue.size + this._movers.size;
  }

  /** Number of alerts; those of moving things, a few of which are missed, are estimated. */
  get alerts(): number {
    return this._catalogue.alerts + Math.round(0.92 * this._movers.size);
  }

  /** All alerts in order of time. */
  *simulate(gzip?: Gzip): Generator<ISimulatedAlert> {
    for (let night = 0; night < this.calendar.nights; night++) {
      yield* this.night(night, gzip);
    }
  }

  /** Alerts of one night, numbered from 0, in order of time. */
  *night(night: number, gzip?: Gzip): Generator<ISimulatedAlert> {
    if (night <= this._reached) {
      this._tracks.clear();
    }
    this._reached = night;
    for (const visit of this.calendar.exposures(night)) {
      yield* this._standing(visit, gzip);
      for (const { ordinal, passage } of this._movers.inExposure(visit)) {
        const track = this._movers.track(passage, ordinal);
        for (let moment; (moment = track.next(visit.jd)) !== undefined;) {
          if (moment.now.id === visit.id) {
            yield alertOf(track, moment, gzip);
          }
        }
      }
    }
  }

  /** What the objects really are, in the order of their names. */
  *truth(): Generator<ITruth> {
    for (let ordinal = 1; ordinal <= this._catalogue.size; ordinal++) {
      const [entry, track] = [this._catalogue.entry(ordinal), this._catalogue.track(ordinal)];
      if (entry && track && entry.alerts > 0) {
        yield this._tell(ordinal, entry.kind, track.model);
      }
    }
    for (const { ordinal, passage } of this._movers.all()) {
      const { model } = this._movers.track(passage, ordinal);
      yield this._tell(ordinal, passage.kind, model);
    }
  }

  private _tell(ordinal: number, kind: { name: string; classes: readonly string[] }, model: IModel): ITruth {
    return truthOf(objectIdOf(ordinal), kind, model);
  }

  /** Alerts of one exposure by objects that stay at their place. */
  private *_standing(visit: IVisit, gzip: Gzip | undefined): Generator<ISimulatedAlert> {
    for (const ordinal of this._catalogue.inField(visit.field)) {
      if (!this._catalogue.isActive(ordinal, visit.jd)) {
        continue;
      }
      const track = this._held(ordinal);
      for (let moment; (moment = track?.next(visit.jd)) !== undefined;) {
        if (track && moment.now.id === visit.id) {
          yield alertOf(track, moment, gzip);
        }
      }
      if (visit.jd === this._catalogue.entry(ordinal)?.last) {
        this._tracks.delete(ordinal);
      }
    }
  }

  private _held(ordinal: number): Track | undefined {
    const held = this._tracks.get(ordinal);
    const track = held ?? this._catalogue.track(ordinal);
    if (track !== undefined && held === undefined) {
      if (this._tracks.size >= HELD) {
        for (const oldest of this._tracks.keys()) {
          this._tracks.delete(oldest);
          break;
        }
      }
      this._tracks.set(ordinal, track);
    }
    return track;
  }
}

/**
 * Alerts of a simulated sky in order of time; by default the small one of some 3 000 alerts over 120 nights from
 * 2026-01-11. Object ids match `ZTF26sim….`. Nothing in it is real; it depends on the options alone.
 */
export function simulateSky(options: ISimulateOptions): Generator<ISimulatedAlert> {
  return new Sky(options).simulate(options.gzip);
}
