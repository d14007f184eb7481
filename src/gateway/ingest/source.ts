import { fileDigest } from './digest';
import { readAlerts, type IReadAlert } from './readalerts';

/** Something that gives alerts: a file, or the simulated sky. */
export interface IAlertSource {
  /** Name shown to the user. */
  readonly path: string;
  /** What it is, to follow the word "Loading": `the simulated sky`; absent for files. */
  readonly what?: string;
  /** Number of its alerts, when it is known beforehand. */
  readonly total?: number;
  /** Identifies the content: sources with the same digest give the same alerts in the same order. */
  digest(signal?: AbortSignal): Promise<string>;
  /** Alerts from record number `skip` on. */
  read(skip: number): AsyncIterable<IReadAlert>;
}

export function fileSource(path: string): IAlertSource {
  return {
    path,
    digest: signal => fileDigest(path, signal),
    read: skip => readAlerts(path, skip)
  };
}
