import { openEmbeddedWriter } from '../store';
import type { IRowWriter } from '../store/rowwriter';
import { isEmpty } from './change';
import { IngestFault, reasonOf } from './fault';
import { LoadingMark, loadingTitle } from './loadingmark';
import {
  DIRTY_NIGHTS,
  fileMarkName,
  fileMarkText,
  nightsText,
  readDirtyNights,
  readFileMark,
  type IFileMark
} from './marks';
import { recomputeNights } from './nights';
import { alertPaths } from './paths';
import { planCommit } from './plancommit';
import { prepare, type IPrepared } from './prepared';
import type { IIngestReport, IProgress } from './report';
import { schemaKey, schemaRows } from './schemarows';
import { fileSource, type IAlertSource } from './source';
import { Tally } from './tally';

/** Most alerts of one commit. */
export const COMMIT_ALERTS = 1000;

export interface IIngestOptions {
  /** Folder of the embedded store; made when missing. */
  readonly dataDir: string;
  /** Wait for another writer to end instead of failing. */
  readonly wait?: boolean;
  readonly progress?: (progress: IProgress) => void;
  /** Stops after the commit at work; what is committed stays, and the next run goes on from there. */
  readonly signal?: AbortSignal;
  /** Most alerts of one commit; at most and by default 1000. */
  readonly commitAlerts?: number;
  /** Command that goes on with it after an interruption, for readers of the store. */
  readonly again?: string;
  /** Told how many alerts are in the store, those of earlier runs included: at the beginning and after each commit. */
  readonly loaded?: (alerts: number) => void;
  /** Where to write instead of the embedded store of `dataDir`. */
  readonly writer?: IRowWriter;
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
  return ingestSources(files.map(fileSource), options, faults);
}

/** Like {@link ingest}, for anything that gives alerts. */
export async function ingestSources(
  sources: readonly IAlertSource[],
  options: IIngestOptions,
  faults: readonly IngestFault[] = []
): Promise<IIngestReport> {
  const tally = new Tally();
  faults.forEach(fault => tally.skip(fault));
  const writer =
    options.writer ??
    (await openEmbeddedWriter(options.dataDir, {
      wait: options.wait ?? false,
      ...(options.signal ? { signal: options.signal } : {})
    }));
  try {
    const run = new IngestRun(writer, options, tally, sources);
    for (const [i, source] of sources.entries()) {
      await run.source(source, i + 1);
    }
    await run.nights();
    await run.end();
  } finally {
    if (!options.writer) {
      await writer.close();
    }
  }
  return tally.report();
}

class IngestRun {
  private readonly _schemas = new Set<string>();
  private readonly _commitAlerts: number;
  private readonly _files: number;
  private readonly _loading: LoadingMark;
  /** Records of the sources before the one at work. */
  private _before = 0;

  constructor(
    private readonly _writer: IRowWriter,
    private readonly _options: IIngestOptions,
    private readonly _tally: Tally,
    sources: readonly IAlertSource[]
  ) {
    this._commitAlerts = Math.max(1, Math.min(_options.commitAlerts ?? COMMIT_ALERTS, COMMIT_ALERTS));
    this._files = sources.length;
    this._loading = new LoadingMark(_writer, loadingTitle(sources, _options.again));
  }

  async source(source: IAlertSource, file: number): Promise<void> {
    const { signal } = this._options;
    const before = this._tally.alerts;
    const finish = (state: 'ingested' | 'known' | 'cut') =>
      this._tally.files.push({ path: source.path, alerts: this._tally.alerts - before, state });
    if (signal?.aborted) {
      this._tally.interrupted = true;
      finish('cut');
      return;
    }
    let digest: string;
    let records = 0;
    let batch: IPrepared[] = [];
    try {
      digest = await source.digest(signal);
      const mark = await readFileMark(this._writer, digest);
      if (mark.done) {
        this._before += mark.records;
        finish('known');
        return;
      }
      records = mark.records;
      await this._loading.begin(this._before + records);
      this._options.loaded?.(this._before + records);
    } catch (error) {
      this._fail(source, error);
      finish('cut');
      return;
    }
    let fault: unknown;
    const alerts = source.read(records)[Symbol.asyncIterator]();
    while (!signal?.aborted) {
      let next;
      try {
        next = await alerts.next();
      } catch (error) {
        fault = error;
        break;
      }
      if (next.done) {
        break;
      }
      const read = next.value;
      records = read.index + 1;
      if (read.fault) {
        this._tally.skip(read.fault);
      }
      if (read.alert) {
        this._tally.alerts += 1;
        try {
          batch.push(prepare(read.alert));
        } catch (error) {
          this._tally.skip({ path: source.path, place: read.place, reason: reasonOf(error) });
        }
      }
      this._progress(source.path, file, read.fraction, 'reading');
      if (batch.length >= this._commitAlerts) {
        await this._commit(batch, digest, { records, done: false });
        batch = [];
      }
    }
    await alerts.return?.(undefined);
    const stopped = fault !== undefined || signal?.aborted === true;
    await this._commit(batch, digest, { records, done: !stopped });
    this._before += records;
    if (fault !== undefined) {
      this._fail(source, fault);
    }
    this._tally.interrupted ||= signal?.aborted === true;
    finish(stopped ? 'cut' : 'ingested');
  }

  /** Statistics and anomalies of all nights that have changed, in this run or in one that was killed. */
  async nights(): Promise<void> {
    const dirty = await readDirtyNights(this._writer);
    if (dirty.size > 0 && !this._options.signal?.aborted) {
      this._progress('', this._files, 1, 'statistics');
      this._tally.grow(await recomputeNights(this._writer, dirty));
    }
  }

  /** Tells readers that nothing is being loaded any more, unless something is left for the next run. */
  async end(): Promise<void> {
    if (!this._tally.interrupted) {
      await this._loading.end();
    }
  }

  private async _commit(batch: readonly IPrepared[], digest: string, mark: IFileMark): Promise<void> {
    const snapshot = this._writer.snapshot();
    try {
      const plan = await planCommit(snapshot, batch);
      const { put, remove, growth } = await plan.change.finish(snapshot);
      const schemas = new Set(batch.map(each => schemaKey(each.row)).filter(key => !this._schemas.has(key)));
      put.push(...[...schemas].flatMap(schemaRows));
      const marks = new Map<string, string>();
      if ((await this._writer.mark(fileMarkName(digest))) !== fileMarkText(mark)) {
        marks.set(fileMarkName(digest), fileMarkText(mark));
      }
      if (plan.nights.size > 0) {
        const dirty = await readDirtyNights(this._writer);
        plan.nights.forEach(each => dirty.add(each));
        marks.set(DIRTY_NIGHTS, nightsText(dirty));
      }
      const change = { put, remove, marks };
      if (!isEmpty(change)) {
        marks.set(...this._loading.entry(this._before + mark.records));
        await this._writer.commit(change);
        this._options.loaded?.(this._before + mark.records);
      }
      schemas.forEach(key => this._schemas.add(key));
      plan.nights.forEach(each => this._tally.nights.add(each));
      this._tally.fresh += plan.fresh;
      this._tally.replaced += plan.replaced;
      this._tally.duplicates += plan.duplicates;
      this._tally.grow(growth);
    } finally {
      snapshot.close();
    }
  }

  private _fail(source: IAlertSource, error: unknown): void {
    if (this._options.signal?.aborted && !(error instanceof IngestFault)) {
      this._tally.interrupted = true;
      return;
    }
    const fault =
      error instanceof IngestFault ? error : new IngestFault(source.path, 'file', reasonOf(error));
    this._tally.skip(fault);
  }

  private _progress(path: string, file: number, fraction: number, step: IProgress['step']): void {
    this._options.progress?.({ path, file, files: this._files, fraction, alerts: this._tally.alerts, step });
  }
}
