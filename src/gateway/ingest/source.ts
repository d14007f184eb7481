import type { IRowWriter } from '../store/rowwriter';
import { fileDigest } from './digest';
import { readAlerts, type IReadAlert } from './readalerts';
import type { ReaderPool } from './readerpool';
import type { IReadRows } from './readrows';

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
  /** Digest of the source that has this one's alerts and more of each: with it, this one is ingested too. */
  wholeOf?(digest: string): string;
  /** Alerts from record number `skip` on. */
  read(skip: number): AsyncIterable<IReadAlert>;
  /** The same with the rows of each alert. It begins when it is called, and is read to its end or returned. */
  readRows?(skip: number): AsyncIterable<readonly IReadRows[]>;
  /**
   * Writes what belongs to the source and is not of its alerts, when all of these have been read and before the source is
   * marked as done. It may be called again, and changes nothing then.
   */
  beside?(writer: IRowWriter): Promise<void>;
}

export interface IFileSourceOptions {
  /** False: the stamps are not wanted. Default true. */
  readonly stamps?: boolean;
  /** Who reads it; default: this thread. */
  readonly pool?: ReaderPool | undefined;
}

const WITHOUT_STAMPS = ' without stamps';

export function fileSource(path: string, { stamps = true, pool }: IFileSourceOptions = {}): IAlertSource {
  const kind = stamps ? '' : WITHOUT_STAMPS;
  return {
    path,
    digest: async signal => `${await fileDigest(path, signal)}${kind}`,
    ...(stamps ? {} : { wholeOf: digest => digest.slice(0, -WITHOUT_STAMPS.length) }),
    read: skip => readAlerts(path, { skip, stamps }),
    ...(pool ? { readRows: skip => pool.read(path, skip, stamps) } : {})
  };
}
