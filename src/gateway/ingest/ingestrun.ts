import type { IRowWriter } from '../store/rowwriter';
import { isEmpty } from './change';
import { IngestFault, reasonOf } from './fault';
import type { IIngestOptions } from './ingest';
import { LoadingMark, loadingTitle } from './loadingmark';
import {
  DIRTY_NIGHTS,
  fileMarkName,
  fileMarkText,
  nightsText,
  readDirtyNights,
  type IFileMark
} from './marks';
import { recomputeNights } from './nights';
import { openSource, upToDate, type IOpened } from './opened';
import { planCommit } from './plancommit';
import type { IPrepared } from './prepared';
import type { IReadRows } from './readrows';
import type { IProgress } from './report';
import { schemaKey, schemaRows } from './schemarows';
import type { IAlertSource } from './source';
import type { Tally } from './tally';

/**
 * Most alerts of one commit, and bytes of stamps after which one is made. In a large table each row of a commit lies in a
 * page of its own, which is in memory until the commit: some 8 pages of 4 kB an alert.
 */
const COMMIT_ALERTS = 500;
const COMMIT_BYTES = 12 << 20;

/** One ingestion: it takes the sources one after another and writes what they give, a batch of alerts in one commit. */
export class IngestRun {
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
    private readonly _sources: readonly IAlertSource[]
  ) {
    this._commitAlerts = Math.max(1, Math.min(_options.commitAlerts ?? COMMIT_ALERTS, COMMIT_ALERTS));
    this._files = _sources.length;
    this._loading = new LoadingMark(_writer, loadingTitle(_sources, _options.again));
  }

  /** All sources in their order; while one is written, the next is being read. */
  async sources(): Promise<void> {
    let ahead: Promise<IOpened | Error> | undefined;
    try {
      for (const [i, source] of this._sources.entries()) {
        const begun = ahead ?? this._open(source);
        ahead = undefined;
        const opened = await begun;
        const next = this._sources[i + 1];
        if (next?.readRows) {
          ahead = this._open(next);
        }
        await this._source(source, i + 1, opened);
      }
    } finally {
      const left = await ahead;
      if (left && !(left instanceof Error)) {
        await left.rows?.return?.();
      }
    }
  }

  private async _source(source: IAlertSource, file: number, begun: IOpened | Error): Promise<void> {
    const { signal } = this._options;
    const before = this._tally.alerts;
    const finish = (state: 'ingested' | 'known' | 'cut') =>
      this._tally.files.push({ path: source.path, alerts: this._tally.alerts - before, state });
    if (begun instanceof Error) {
      this._fail(source, begun);
      finish('cut');
      return;
    }
    const { digest, mark, rows } = await upToDate(this._writer, begun, signal);
    let { records } = mark;
    if (!rows) {
      await source.beside?.(this._writer);
      this._before += records;
      finish('known');
      return;
    }
    let fault: unknown;
    try {
      await this._loading.begin(this._before + records);
      this._options.loaded?.(this._before + records);
      let batch: IPrepared[] = [];
      let bytes = 0;
      while (!signal?.aborted && fault === undefined) {
        let next: IteratorResult<readonly IReadRows[]>;
        try {
          next = await rows.next();
        } catch (error) {
          fault = error;
          break;
        }
        if (next.done) {
          break;
        }
        for (const read of next.value) {
          if (signal?.aborted) {
            break;
          }
          records = read.index + 1;
          this._tally.alerts += read.isAlert ? 1 : 0;
          if (read.fault) {
            this._tally.skip(read.fault);
          }
          if (read.prepared) {
            batch.push(read.prepared);
            bytes += stampBytes(read.prepared);
          }
          this._progress(source.path, file, read.fraction, 'reading');
          if (batch.length >= this._commitAlerts || bytes >= COMMIT_BYTES) {
            await this._commit(batch, digest, { records, done: false });
            batch = [];
            bytes = 0;
          }
        }
      }
      const stopped = fault !== undefined || signal?.aborted === true;
      if (!stopped) {
        await source.beside?.(this._writer);
      }
      await this._commit(batch, digest, { records, done: !stopped });
    } finally {
      await rows.return?.();
    }
    this._before += records;
    if (fault !== undefined) {
      this._fail(source, fault);
    }
    this._tally.interrupted ||= signal?.aborted === true;
    finish(fault !== undefined || signal?.aborted === true ? 'cut' : 'ingested');
  }

  /** An error is given, not thrown: it belongs to its source, whose turn may not have come. */
  private _open(source: IAlertSource): Promise<IOpened | Error> {
    const { signal } = this._options;
    if (signal?.aborted) {
      return Promise.resolve(new Error('stopped'));
    }
    return openSource(this._writer, source, signal).catch((error: unknown) =>
      error instanceof Error ? error : new Error(reasonOf(error))
    );
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
      const { put, remove, growth } = await plan.change.finish();
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

function stampBytes({ cutouts }: IPrepared): number {
  let bytes = 0;
  for (const cell of cutouts?.cells.values() ?? []) {
    bytes += cell.length;
  }
  return bytes;
}
