import { type Filter, type IVisit } from './calendar';
import { type IRandom } from './random';

/** A magnitude in g (1) and in r (2). */
export type ByFilter = Readonly<Record<Filter, number>>;

/** What stands at the place in the reference image. */
export interface IReference {
  readonly mag: ByFilter;
  /** Distance from the alert, arcsec, and direction, radians east of north. */
  readonly distance: number;
  readonly angle: number;
  /** A galaxy is drawn wider than a star. */
  readonly extended: boolean;
}

/** State of an object at one alert, from which the Fink values follow. */
export interface IState {
  readonly jd: number;
  readonly fid: Filter;
  /** Detections up to now, this one included, as `ndethist` counts them. */
  readonly detections: number;
  /** Number of this alert of the object, from 1. */
  readonly alert: number;
  readonly random: IRandom;
}

/** Values that Fink's science modules add and that depend on the kind of object. */
export interface IVerdict {
  readonly cdsxmatch: string;
  readonly roid: number;
  readonly rf_snia_vs_nonia: number;
  readonly snn_snia_vs_nonia: number;
  readonly snn_sn_vs_all: number;
  readonly mulens: number;
  readonly tns: string;
  readonly tracklet: string | null;
  readonly vsx: string;
  readonly gcvs: string;
}

/** One simulated object: where it is and how it shines. */
export interface IModel {
  /** Degrees. */
  readonly ra: number;
  readonly dec: number;
  readonly reference: IReference;
  /** Difference to the reference, jansky; negative where it is fainter. */
  readonly difference: (jd: number, fid: Filter) => number;
  /** Fink's values that are not those of an unknown object. */
  readonly verdict: (state: IState) => Partial<IVerdict>;
  /** Exposures in which it is there to be seen; absent means all of its field. */
  readonly moments?: readonly IVisit[];
  /** Detections before the simulation began and JD of the first of them. */
  readonly past?: { readonly detections: number; readonly since: number };
  /** Number or name of a known Solar System object, its predicted magnitude and distance in arcsec. */
  readonly solarSystem?: { readonly name: string; readonly mag: number; readonly distance: number };
}

/** A kind of object: how many, what they become, how to make one. */
export interface IKind {
  /** What the object really is, e.g. `RR Lyrae`. */
  readonly name: string;
  readonly count: number;
  /** Classes that Fink's rules give to most of its alerts. */
  readonly classes: readonly string[];
  /** Makes object number `index` of its kind, from 0. */
  readonly make: (index: number, context: IContext) => IModel;
}

/** What a kind may use. */
export interface IContext {
  /** Stream of this object alone. */
  readonly random: IRandom;
  /** Stream shared by all objects, for those that belong together. */
  readonly shared: IRandom;
  /** JD UTC of the midnights of the clear nights that send alerts. */
  readonly nights: readonly number[];
}
