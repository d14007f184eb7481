import type { Row } from '../../core/value';

/** A decoded row on its way through a run. */
export interface IFound {
  readonly key: string;
  /** Number of the scan it comes from. */
  readonly scan: number;
  readonly row: Row;
}
