import { type IBackdrop, backdropOf } from './backdrop';
import { type Calendar, type IVisit } from './calendar';
import { type IModel } from './model';
import { type IEpoch, measure, passesCuts } from './observe';
import { type IRandom } from './random';

/** Days of history that an alert carries. */
const HISTORY_DAYS = 30;

/** What is known of an object when one of its alerts is sent. */
export interface IMoment {
  readonly now: IEpoch;
  /** Exposures of the 30 days before, in order of time. */
  readonly before: readonly IEpoch[];
  /** Detections up to now, this one included, and JD of the first. */
  readonly detections: number;
  readonly since: number;
  /** Number of this alert of the object, from 1, and of the exposures of its place. */
  readonly alert: number;
  readonly exposures: number;
}

/** One object on its way through the exposures of its field; only the last 30 days are kept. */
export class Track {
  readonly backdrop: IBackdrop;
  private readonly _visits: readonly IVisit[];
  private readonly _start: number;
  private _place = 0;
  private _epochs: IEpoch[] = [];
  private _detections: number;
  private _since: number;
  private _alerts = 0;

  /** @param visits - exposures in which it may be seen, in order of time. */
  constructor(
    readonly model: IModel,
    ordinal: number,
    readonly random: IRandom,
    calendar: Calendar,
    visits?: readonly IVisit[]
  ) {
    this.backdrop = backdropOf(model, ordinal, random.fork('backdrop'));
    this._visits = visits ?? calendar.visits(this.backdrop.field);
    this._start = calendar.start;
    this._detections = model.past?.detections ?? 0;
    this._since = model.past?.since ?? NaN;
  }

  /** Goes on to the next exposure that sends an alert, at most to the time `until`. */
  next(until = Infinity): IMoment | undefined {
    for (let visit; (visit = this._visits[this._place]) !== undefined && visit.jd <= until;) {
      this._place++;
      const now = measure(this.model, visit, this.random.fork(visit.id));
      const before = this._epochs;
      this._epochs = [...before.filter(epoch => epoch.jd >= now.jd - HISTORY_DAYS), now];
      if (now.detected) {
        this._detections++;
        this._since = Number.isNaN(this._since) ? now.jd : this._since;
      }
      if (visit.jd >= this._start && passesCuts(now)) {
        this._alerts++;
        return {
          now,
          before: this._epochs.slice(0, -1),
          detections: this._detections,
          since: this._since,
          alert: this._alerts,
          exposures: 300 + (this.backdrop.ordinal % 7) * 100 + this._place
        };
      }
    }
    return undefined;
  }
}
