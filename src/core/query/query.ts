/** A typed query: what the user means, independent of where the data stand. */
export type Query = IObjectQuery | IConeQuery | IClassQuery;

/** Stands for a column in `sort`: the order in which rows are read, so that the first are there at once. */
export const AS_READ = 'none';

export interface IQueryOptions {
  /** Columns wanted; absent means the default set of the kind of query. */
  readonly columns?: readonly string[];
  /** Order of the results; absent means the usual one of the kind of query; see `AS_READ`. */
  readonly sort?: { readonly column: string; readonly descending: boolean };
}

/** One or several objects by id, or all whose id starts with a prefix. */
export interface IObjectQuery extends IQueryOptions {
  readonly kind: 'object';
  readonly survey: 'ztf';
  /** Full ids. Empty when `prefix` is given. */
  readonly ids: readonly string[];
  readonly prefix?: string;
  /** Also upper limits and low-quality detections. */
  readonly withUpperLimits?: boolean;
  readonly last?: number;
}

/** All objects within a circle. */
export interface IConeQuery extends IQueryOptions {
  readonly kind: 'cone';
  readonly survey: 'ztf';
  /** ICRS right ascension, degrees, [0, 360). */
  readonly ra: number;
  /** ICRS declination, degrees, [-90, 90]. */
  readonly dec: number;
  /** Radius, arcseconds, (0, 18000]. */
  readonly radius: number;
  readonly last?: number;
}

/** The latest alerts of a class (Fink, SIMBAD or TNS label). */
export interface IClassQuery extends IQueryOptions {
  readonly kind: 'class';
  readonly survey: 'ztf';
  /** Label without the `(SIMBAD) ` prefix; `(TNS) ` is kept. */
  readonly class: string;
  /** Number of alerts, newest first. */
  readonly last: number;
  /** JD UTC bounds of `i:jd`, inclusive. */
  readonly startJd?: number;
  readonly stopJd?: number;
}

/** The alerts of known Solar System objects. The query language has no words for it. */
export interface ISolarSystemQuery extends IQueryOptions {
  readonly kind: 'solar-system';
  readonly survey: 'ztf';
  /** Numbers or designations as they stand in `i:ssnamenr`, e.g. `8467`, `2010JO69`. */
  readonly names: readonly string[];
}

/** Everything that can be planned. */
export type PlannedQuery = Query | ISolarSystemQuery;

/** Something wrong with a text, with its place and its remedy. */
export interface IProblem {
  /** Offsets into the text, `from <= to`. */
  readonly from: number;
  readonly to: number;
  /** Opens with one of: invalid, unknown, missing, ambiguous, unsupported. */
  readonly message: string;
  /** What to type instead. */
  readonly remedy?: string;
}

export type ParseResult =
  | { readonly ok: true; readonly query: Query; readonly hint: string }
  | { readonly ok: false; readonly problems: readonly IProblem[] };
