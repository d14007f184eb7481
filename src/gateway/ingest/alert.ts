import type { Value } from '../../core/value';

/** Named values of one level of an alert, without family prefix, e.g. `magpsf`. Missing values are absent or null. */
export type Fields = Readonly<Record<string, Value>>;

/** The three stamps of an alert, compressed as they came (gzip FITS). */
export interface IStamps {
  readonly science: Uint8Array | null;
  readonly template: Uint8Array | null;
  readonly difference: Uint8Array | null;
}

/** One ZTF alert, the same shape whatever generation of schema the file has. 64-bit integers are bigint. */
export interface IAlert {
  readonly objectId: string;
  readonly candid: bigint;
  /** Values at the top level: versions, scores, cross-matches. Timestamps are ISO UTC text. */
  readonly root: Fields;
  /** Values of `candidate`. */
  readonly candidate: Fields;
  /** Values of each element of `prv_candidates`; empty when the alert has no history. */
  readonly history: readonly Fields[];
  /** Values of `mangrove`, `blazar_stats`, `lc_features_g`, `lc_features_r`, by name of the group. */
  readonly groups: Readonly<Record<string, Fields>>;
  readonly stamps: IStamps;
}

/** One record as a file format gives it, before normalisation. */
export interface IRecord {
  readonly record: Readonly<Record<string, unknown>>;
  /** Number of the record in its file, from 0. */
  readonly index: number;
  /** Where it stands, e.g. `row 12`. */
  readonly place: string;
  /** How much of the file has been read, 0 to 1. */
  readonly fraction: number;
}
