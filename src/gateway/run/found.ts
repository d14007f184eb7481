import type { Row } from '../../core/value';

/** A decoded row on its way through a run. */
export interface IFound {
  readonly key: string;
  /** Number of the scan it comes from. */
  readonly scan: number;
  readonly row: Row;
  /** The row as it will be written, where it has been written already; `row` then has only what is looked at. */
  readonly text?: Uint8Array;
}
