import type { Query } from '../query/query';

/**
 * What a plan depends on besides the query. What a store is good at has the names of `IStoreTraits`, so that a store's traits
 * can be spread into it.
 */
export interface IPlanContext {
  /** Most rows that may be read from the store before the answer is cut. */
  readonly budget: number;
  /** Columns sent when the query names none, by kind of query; absent: all that the table read has. */
  readonly defaultColumns?: Partial<Record<Query['kind'], readonly string[]>>;
  /**
   * Tables that may be read, and are kept up to date; absent: those that Fink keeps. Of several that would do, the cheapest
   * is read, so a table that is no longer fed must not be named.
   */
  readonly tables?: readonly string[];
  /** Rows that can be read in the time in which a range of keys is opened: few in a local store, many over a network. */
  readonly seekRows?: number;
  /** Ranges that the store reads at a time; absent: it is a local one, which reads one after the other. */
  readonly parallel?: number;
  /** The store leaves out rows beyond the bounds of a scan by itself. */
  readonly bounds?: boolean;
  /** The store reads many ranges in one call. */
  readonly manyRanges?: boolean;
}
