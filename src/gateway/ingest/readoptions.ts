/** What is read of a file of alerts. */
export interface IReadOptions {
  /** Number of records at the start that are not wanted. */
  readonly skip?: number;
  /** False: the stamps are left in the file. Default true. */
  readonly stamps?: boolean;
  /** True: bytes of records, as stamps, are good only until the next part is asked for. Default false. */
  readonly passing?: boolean;
  /** Which units of the file are read, by their number; the others come empty. Default: all. */
  readonly mine?: (unit: number) => boolean;
}

/** What a file is read in: a row group of Parquet, a block of Avro, or the next part of one. */
export interface IUnit<T> {
  /** From 0. */
  readonly unit: number;
  /** Its records, lazily; none when they are not wanted. Read them before the next unit is asked for. */
  readonly records: Iterable<T>;
  /** The next comes of the same row group or block. */
  readonly more?: boolean;
}
