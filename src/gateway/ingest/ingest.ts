import { availableParallelism } from 'node:os';
import { stat } from 'node:fs/promises';
import { openEmbeddedWriter } from '../store';
import type { IWriterOptions } from '../store/embeddedwriter';
import type { IRowWriter } from '../store/rowwriter';
import type { IngestFault } from './fault';
import { IngestRun } from './ingestrun';
import { alertPaths } from './paths';
import { ReaderPool } from './readerpool';
import { loadResolver } from './resolver/loadresolver';
import type { IResolver } from './resolver/resolver';
import type { IIngestReport, IProgress } from './report';
import { fileSource, type IAlertSource } from './source';
import { Tally } from './tally';

/** Files that have fewer bytes together are read by the thread that writes: starting others would take longer. */
const WORTH_READERS = 4 << 20;

export interface IIngestOptions {
  /** Folder of the embedded store; made when missing. */
  readonly dataDir: string;
  /** Wait for another writer to end instead of failing. */
  readonly wait?: boolean;
  readonly progress?: (progress: IProgress) => void;
  /** Stops after the commit at work; what is committed stays, and the next run goes on from there. */
  readonly signal?: AbortSignal;
  /** Most alerts of one commit; at most and by default 500. */
  readonly commitAlerts?: number;
  /** Command that goes on with it after an interruption, for readers of the store. */
  readonly again?: string;
  /** Told how many alerts are in the store, those of earlier runs included: at the beginning and after each commit. */
  readonly loaded?: (alerts: number) => void;
  /** Where to write instead of the embedded store of `dataDir`. */
  readonly writer?: IRowWriter;
  /** Opens the store to write into, and it is closed afterwards; the embedded store of `dataDir` when left out. */
  readonly openWriter?: OpenWriter | undefined;
  /** False: stamps are left out, and not read from Parquet files. Default true. */
  readonly stamps?: boolean;
  /** Threads that read; without it, the thread that writes reads too. */
  readonly readers?: IReaders | undefined;
  /** Catalogues of names, put into their tables after the alerts. */
  readonly catalogues?: readonly ICatalogue[];
  /** False: the statistics of the nights are left to the next run. Default true. */
  readonly statistics?: boolean;
}

/** Opens a store for writing. */
export type OpenWriter = (options: IWriterOptions) => Promise<IRowWriter>;

/** A file of names. */
export interface ICatalogue {
  readonly path: string;
  readonly resolver: IResolver;
}

/** Threads that read alert files. */
export interface IReaders {
  /** The program that they run; see `isReaderThread`. */
  readonly file: string;
  /** How many; default: one for each processor, at most two, and none when there is little to read. */
  readonly count?: number | undefined;
}

/**
 * Ingests alert files, and all alert files in directories, into the embedded store. A file that is broken at some place
 * is kept up to there, and the other files are ingested all the same; the report names what was left out. Running it
 * again, also after it was killed, completes the store and changes nothing that is complete.
 *
 * @throws Error when the store cannot be opened or written.
 */
export async function ingest(paths: readonly string[], options: IIngestOptions): Promise<IIngestReport> {
  const { files, faults } = await alertPaths(paths);
  const pool = await poolFor(files, options.readers);
  try {
    const sources = files.map(path => fileSource(path, { stamps: options.stamps ?? true, pool }));
    return await ingestSources(sources, options, faults);
  } finally {
    await pool?.close();
  }
}

/** Like {@link ingest}, for anything that gives alerts. */
export async function ingestSources(
  sources: readonly IAlertSource[],
  options: IIngestOptions,
  faults: readonly IngestFault[] = []
): Promise<IIngestReport> {
  const tally = new Tally();
  faults.forEach(fault => tally.skip(fault));
  const open: OpenWriter = options.openWriter ?? (given => openEmbeddedWriter(options.dataDir, given));
  const writer =
    options.writer ??
    (await open({ wait: options.wait ?? false, ...(options.signal ? { signal: options.signal } : {}) }));
  try {
    const run = new IngestRun(writer, options, tally, sources);
    await run.sources();
    if (options.statistics !== false) {
      await run.nights();
    }
    await run.end();
    for (const { path, resolver } of options.catalogues ?? []) {
      await loadResolver(writer, path, resolver, tally, options.signal);
    }
  } finally {
    if (!options.writer) {
      await writer.close();
    }
  }
  return tally.report();
}

async function poolFor(
  files: readonly string[],
  readers: IReaders | undefined
): Promise<ReaderPool | undefined> {
  if (!readers) {
    return undefined;
  }
  let count = readers.count;
  if (count === undefined) {
    const sizes = await Promise.all(
      files.map(file =>
        stat(file).then(
          ({ size }) => size,
          () => 0
        )
      )
    );
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    count = bytes < WORTH_READERS ? 0 : Math.min(2, availableParallelism());
  }
  return count > 0 ? new ReaderPool(readers.file, count) : undefined;
}
