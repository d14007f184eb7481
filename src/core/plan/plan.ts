import type { Row } from '../value';

/**
 * A half-open range of row keys, `start <= key < stop`, compared as UTF-8 bytes.
 * Bounds are text because Fink's keys are text; a plan can so be printed and compared.
 */
export interface IKeyRange {
  readonly start: string;
  readonly stop: string;
}

/** A test that rows must pass after decoding. Plain data, executed by `gateway/run`. */
export type Residual =
  | { readonly kind: 'cone'; readonly ra: number; readonly dec: number; readonly radius: number }
  | { readonly kind: 'between'; readonly column: string; readonly min?: number; readonly max?: number }
  | { readonly kind: 'equals'; readonly column: string; readonly value: string }
  /** At least one of several tests. */
  | { readonly kind: 'any'; readonly tests: readonly Residual[] };

/** Which of several rows of an object is kept. `latest`: highest `i:jd`, then `i:candid`. */
export type Grouping = 'none' | 'latest-per-object';

/** Order of the answer. `store` is the order in which ranges are read. */
export interface IOrder {
  readonly column: string;
  readonly descending: boolean;
}

/** Closed interval of the number in a column. A row without that column does not lie in it. */
export interface IBound {
  readonly column: string;
  readonly min?: number;
  readonly max?: number;
}

/** One reading of one table. */
export interface IScan {
  readonly table: string;
  readonly ranges: readonly IKeyRange[];
  readonly reversed: boolean;
  /** Columns to read; empty means all. */
  readonly columns: readonly string[];
  /** Value of `d:tag` given to rows of this scan (`valid`, `upperlim`, `badquality`), if any. */
  readonly tag?: string;
  /** Column under which rows of this scan get their key, if any. */
  readonly keyColumn?: string;
  /**
   * The keys carry `i:jd` followed by `_`, so they are in order of time but for times that continue other times:
   * `2459000.7_` sorts after `2459000.79_`. `gateway/run` puts those right while it reads.
   */
  readonly inTimeOrder?: boolean;
  /** The rows are put in order afterwards, or need no order: several ranges may be read at a time. */
  readonly anyOrder?: boolean;
  /**
   * Bounds that every row wanted meets, e.g. a box around a circle. A store may leave out rows beyond them; the tests of
   * the plan are made all the same.
   */
  readonly bounds?: readonly IBound[];
  /**
   * Keys begin with the number of a pixel of this NSIDE (RING), so rows of an object stand in one pixel, or in neighbours
   * where it lies at a border: objects can be told before all pixels have been read.
   */
  readonly nside?: number;
}

/** One question to a service that answers whole questions and has no ranges of keys. */
export interface IAsk {
  /** Name of the route below `/api/v1/`. */
  readonly route: string;
  readonly given: Readonly<Record<string, string | number | boolean>>;
}

/** What will be read and done for a query. A plain object: print it, compare it, explain it before a byte is read. */
export interface IPlan {
  readonly survey: 'ztf' | 'lsst';
  /** What the user asked for, in one sentence. */
  readonly title: string;
  /** Scans whose rows form the answer. Several scans are read in parallel and delivered in this order. */
  readonly scans: readonly IScan[];
  /**
   * Questions that are asked in place of the scans, which then have no ranges: they say only which tables and columns the
   * answers stand for. All else is done as with rows that were read.
   */
  readonly asks?: readonly IAsk[];
  readonly residual: readonly Residual[];
  /** Point reads of the main table that complete each row found, or null when the scan has all columns. */
  readonly hydrate: { readonly table: string; readonly columns: readonly string[] } | null;
  /**
   * Point reads of the scanned table, made only for the rows that are left after testing, grouping and limiting: the scan
   * reads no more than it needs to find them. Empty columns mean all.
   */
  readonly survivors?: { readonly table: string; readonly columns: readonly string[] };
  readonly grouping: Grouping;
  readonly order: IOrder | null;
  /** Number of results after filtering, grouping and ordering; null means all. */
  readonly limit: number | null;
  /**
   * Order by which the limit selects, where it is not `order`; null is the order in which rows are read. "The last 50,
   * brightest first" selects by time and orders by magnitude.
   */
  readonly selection?: IOrder | null;
  /** Most rows that may be read from the store before the answer is cut (and said to be cut). */
  readonly budget: number;
  /** Columns computed after reading, e.g. `v:separation_degree`. */
  readonly computed: readonly string[];
  /** Columns sent; null means every column that the rows have. */
  readonly output: readonly string[] | null;
  readonly estimate: {
    readonly ranges: number;
    readonly pixels: number;
    /** One sentence on the expected cost. */
    readonly note: string;
    /**
     * Rows expected to come from the store, those of completion included, and their bytes (keys and values). Guesses from
     * the mean density of the survey, since nobody counts before reading.
     */
    readonly rows?: number;
    readonly bytes?: number;
  };
}

/** What a run has read, to be held against the estimate. */
export interface IRead {
  /** Ranges of keys asked for. */
  readonly ranges: number;
  /** Rows that came from the store. */
  readonly rows: number;
  /** Bytes of their keys and values. */
  readonly bytes: number;
  /** Calls made to the store, where it counts them. */
  readonly calls?: number;
}

/** Rows of one batch as they leave `gateway/run`. */
export type RowBatch = readonly Row[] & {
  /**
   * Columns that the rows may have and no others, so that whoever writes them need not ask each row. Batches of one run share the
   * list unless columns come to light that nobody knew of. Absent where nobody can tell.
   */
  readonly columns?: readonly string[];
  /** The rows as they were written where they were read, if that was asked for; they then have only values still looked at. */
  readonly texts?: readonly Uint8Array[];
};
