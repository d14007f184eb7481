import type { ISimulatedAlert } from '../../../core/simulate';

/** A file of alerts that is being written. */
export interface INightFile {
  /** Adds alerts; each call is one block of the file and is held in memory as a whole. */
  add(alerts: readonly ISimulatedAlert[]): void;
  /** Writes what is left and closes the file. */
  end(): void;
  /** Closes the file as it is. */
  abandon(): void;
}
