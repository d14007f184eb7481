import type { Query } from '../query/query';

/** What a plan depends on besides the query. */
export interface IPlanContext {
  /** Most rows that may be read from the store before the answer is cut. */
  readonly budget: number;
  /** Columns sent when the query names none, by kind of query; absent: all that the table read has. */
  readonly defaultColumns?: Partial<Record<Query['kind'], readonly string[]>>;
  /** Tables that the store has; absent: those that Fink keeps. Of several that would do, the cheapest is read. */
  readonly tables?: readonly string[];
  /** Rows that can be read in the time in which a range of keys is opened: few in a local store, many over a network. */
  readonly seekRows?: number;
}
