/** Rows of which a part has been written as JSON already, so that the values need not be kept until all are there. */
export interface IWrittenRows {
  /** Number of columns that are written: the first of those sent. */
  readonly columns: number;
  /** Their members for each row, UTF-8: `"i:jd":2459540.5,"i:fid":1`. */
  readonly texts: readonly Uint8Array[];
}
