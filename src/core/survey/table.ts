/** What is known of one stored table. */
export interface ITable {
  /** Name as in HBase, e.g. `ztf.pixel128`. */
  readonly name: string;
  /** Parts of the row key in order, joined by `_`, e.g. `['objectId', 'jd']`. */
  readonly key: readonly string[];
  /** Names of the columns that it may hold (all optional), e.g. `i:magpsf`. */
  readonly columns: readonly string[];
  /** One line of meaning. */
  readonly doc: string;
}
