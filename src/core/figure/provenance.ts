/** Where a figure came from, kept in `metadata.fink` of an output and of a cell. */
export interface IProvenance {
  /** `jupyterlab-fink 0.1.0`. */
  readonly generator: string;
  /** The query in the query language. */
  readonly query: string;
  /** Name of the source, as the operator of the gateway calls it; `embedded` where nobody configured any. */
  readonly source: string;
  /** ISO 8601 UTC. */
  readonly retrieved: string;
  /** Ids of the objects. */
  readonly objects: readonly string[];
  /** Rows that the figure was made from. */
  readonly rows: number;
  /** Whether the answer held everything that the query asked for. */
  readonly complete: boolean;
}
