import { type Calendar, type Filter, type IVisit } from './calendar';
import { type IRandom } from './random';

/** A magnitude in g (1), r (2) and i (3). */
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
  /** Difference magnitude. */
  readonly mag: number;
  /** Detections up to now, this one included, as `ndethist` counts them. */
  readonly detections: number;
  /** Number of this alert of the object, from 1. */
  readonly alert: number;
  /** Days since the first detection. */
  readonly age: number;
  readonly random: IRandom;
}

/** Values that Fink's science modules add and that depend on the kind of object. */
export interface IVerdict {
  readonly cdsxmatch: string;
  readonly roid: number;
  readonly rf_snia_vs_nonia: number;
  readonly snn_snia_vs_nonia: number;
  readonly snn_sn_vs_all: number;
  readonly rf_kn_vs_nonkn: number;
  readonly mulens: number;
  readonly slsn_score: number;
  readonly anomaly_score: number;
  readonly tns: string;
  readonly tracklet: string | null;
  readonly vsx: string;
  readonly gcvs: string;
  readonly DR3Name: string;
  readonly Plx: number;
  readonly e_Plx: number;
  readonly gaiaVarFlag: number;
  readonly gaiaClass: string;
  readonly spicy_id: number;
  readonly spicy_class: string;
  readonly x3hsp: string;
  readonly x4lac: string;
  readonly mangrove: Readonly<Record<string, string>>;
  readonly blazar_stats: Readonly<Record<string, number>>;
}

/** What an object really is, beside its kind and its place: numbers and names that a tutorial can look for. */
export type TruthValues = Readonly<Record<string, number | string>>;

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
  readonly truth: TruthValues;
  /** The deep real/bogus score of an artefact; absent for what is real. */
  readonly bogus?: number;
  /** Detections before the simulation began and JD of the first of them. */
  readonly past?: { readonly detections: number; readonly since: number };
  /** Number or name of a known Solar System object, its predicted magnitude and distance in arcsec. */
  readonly solarSystem?: { readonly name: string; readonly mag: number; readonly distance: number };
}

/** What a kind may use. */
export interface IContext {
  /** Stream of this object alone. */
  readonly random: IRandom;
  readonly calendar: Calendar;
}

/** A kind of object that stays at its place. */
export interface IKind {
  /** What the object really is, e.g. `RR Lyrae`. */
  readonly name: string;
  /** How many there are in relation to the other kinds. */
  readonly weight: number;
  /** Classes that Fink's rules give to most of its alerts. */
  readonly classes: readonly string[];
  readonly make: (index: number, context: IContext) => IModel;
}

/** One exposure in which something that moves is seen. */
export interface ISighting {
  readonly visit: IVisit;
  /** Which of several sources in the same exposure. */
  readonly part: number;
}

/** A kind of thing that is at another place in every exposure: each alert is an object of its own, as in ZTF. */
export interface IMovingKind {
  readonly name: string;
  /** Its part of the alerts of moving things. */
  readonly weight: number;
  readonly classes: readonly string[];
  /** Exposures in which body number `index` is bright enough. */
  readonly sightings: (index: number, context: IContext) => readonly ISighting[];
  readonly make: (index: number, sighting: ISighting, context: IContext) => IModel;
}
