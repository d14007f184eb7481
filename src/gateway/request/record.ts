/** What is told of one request when it has ended. */
export interface IRequestRecord {
  /** The id that travels from the browser to the log. */
  readonly id: string;
  /** Name of the route, e.g. `search`. */
  readonly route: string;
  /** Address of the route, e.g. `/api/v1/search`; `unknown` for an address that is none. */
  readonly path: string;
  readonly method: string;
  readonly seconds: number;
  /** Seconds in which a source was read. */
  readonly storeSeconds: number;
  /** Name of the source that was read. */
  readonly source: string | undefined;
  /** The arguments. */
  readonly input: Readonly<Record<string, unknown>>;
  /** What the gateway was doing: source, store time, rows read and sent, id of the request. */
  readonly state: Readonly<Record<string, unknown>>;
  readonly output: {
    /** HTTP status; `left`: the client went away before the end, `broken`: the answer broke off. */
    readonly status: number | 'left' | 'broken';
    readonly type: unknown;
    readonly complete: unknown;
    /** Code of the error, if the request ended in one. */
    readonly error: unknown;
  };
}
