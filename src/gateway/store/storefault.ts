/** What kind of trouble a store has. */
export type StoreTrouble =
  /** Nobody answers, or the connection broke. */
  | 'unreachable'
  /** It did not answer in time. */
  | 'deadline'
  /** It answered that it cannot: a region is moving, a table is disabled, it is overloaded. */
  | 'unavailable'
  /** It refused: no rights, or a request that it does not take. */
  | 'refused'
  /** There is no such table in it, or it is not one that may be read. */
  | 'missing-table'
  /** What it answered makes no sense. */
  | 'broken';

/**
 * A store could not do what was asked. The message is meant for users: thing, value and remedy, without traces, secrets,
 * addresses of machines inside of the cluster, or keys.
 */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';

  /**
   * @param source - Name of the source, as in the configuration.
   * @param retry - Whether the same call may succeed a moment later.
   */
  constructor(
    readonly trouble: StoreTrouble,
    readonly source: string,
    message: string,
    readonly retry = false,
    options?: ErrorOptions
  ) {
    super(message, options);
  }
}
