import { watch as watchFolder, type FSWatcher } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { ingest, type IIngestOptions } from './ingest';
import { alertPaths } from './paths';
import type { IIngestReport } from './report';

/** How often the folders are looked at, milliseconds; changes that the system tells of are looked at once. */
const POLL_MS = 2000;

/** Longest time for the statistics at the end; the next ingestion makes what is left. */
const END_MS = 60_000;

export interface IWatchOptions extends IIngestOptions {
  /** Ends the watching; what is committed stays. */
  readonly signal: AbortSignal;
  /** Told after each ingestion. */
  readonly ingested?: (report: IIngestReport) => void;
  readonly pollMs?: number;
}

/** A file as it was seen: another size or time is another content. */
type Seen = string;

/**
 * Ingests alert files as they appear below some folders, until it is told to stop. A file is taken when it is complete: it
 * ends as a Parquet file does, or did not change for the time between two looks. The write lock is held only while something is
 * written. Statistics of the nights are made when no file is waiting, and at the end.
 */
export async function watchAndIngest(folders: readonly string[], options: IWatchOptions): Promise<void> {
  for (const folder of folders) {
    if (!(await stat(folder).catch(() => undefined))?.isDirectory()) {
      throw new Error(`missing directory: ${folder}; it must be there to be watched`);
    }
  }
  const { signal, pollMs = POLL_MS } = options;
  const wake = new Wake(folders);
  let dirty = false;
  try {
    const files = new NewFiles(folders, pollMs);
    while (!signal.aborted) {
      const { ready, waiting } = await files.look();
      if (ready.length > 0) {
        dirty = true;
        options.ingested?.(await ingest(ready, { ...options, wait: true, statistics: false }));
        continue;
      }
      if (dirty && !waiting) {
        await ingest([], { ...options, wait: true });
        dirty = signal.aborted;
      }
      await wake.wait(pollMs, signal);
    }
  } catch (error) {
    // Waiting for the write lock ends with an error when it is stopped.
    if (!signal.aborted) {
      throw error;
    }
  } finally {
    wake.close();
  }
  if (dirty) {
    await ingest([], { ...options, wait: true, signal: AbortSignal.timeout(END_MS) });
  }
}

/** Finds the files below some folders that are complete and were not given before. */
class NewFiles {
  private readonly _given = new Map<string, Seen>();
  private readonly _growing = new Map<string, { seen: Seen; since: number }>();

  constructor(
    private readonly _folders: readonly string[],
    private readonly _stableMs: number
  ) {}

  /** @returns files that are complete, and whether others are still growing. */
  async look(): Promise<{ ready: string[]; waiting: boolean }> {
    const ready: string[] = [];
    let waiting = false;
    for (const path of (await alertPaths(this._folders)).files) {
      const seen = await seenOf(path);
      if (seen === undefined || this._given.get(path) === seen) {
        continue;
      }
      const before = this._growing.get(path);
      const same = before?.seen === seen;
      if ((same && performance.now() - before.since >= this._stableMs) || (await isWhole(path))) {
        ready.push(path);
        this._growing.delete(path);
        this._given.set(path, seen);
      } else {
        waiting = true;
        this._growing.set(path, same ? before : { seen, since: performance.now() });
      }
    }
    return { ready, waiting };
  }
}

/** Waits for the next look: a while, or until the system tells of a change. */
class Wake {
  private readonly _watchers: FSWatcher[] = [];
  private _wake: (() => void) | undefined;

  constructor(folders: readonly string[]) {
    for (const folder of folders) {
      try {
        const watcher = watchFolder(folder, { recursive: true }, () => this._wake?.());
        // Looking again and again finds the same, only later.
        watcher.on('error', () => watcher.close());
        this._watchers.push(watcher);
      } catch {
        // Not everywhere can changes be watched (network folders, too many watches): looking again and again is enough.
      }
    }
  }

  async wait(ms: number, signal: AbortSignal): Promise<void> {
    const ended = new AbortController();
    const woken = new Promise<void>(resolve => {
      this._wake = resolve;
    });
    const either = AbortSignal.any([signal, ended.signal]);
    // It rejects when it is ended, which is what was wanted.
    const slept = delay(ms, undefined, { signal: either }).catch(() => undefined);
    await Promise.race([woken, slept]);
    ended.abort();
    await slept;
  }

  close(): void {
    this._watchers.forEach(watcher => watcher.close());
  }
}

async function seenOf(path: string): Promise<Seen | undefined> {
  try {
    const { size, mtimeMs, ino } = await stat(path);
    return size === 0 ? undefined : `${size} ${mtimeMs} ${ino}`;
  } catch {
    // Renamed or removed since the folder was read.
    return undefined;
  }
}

/** Whether a file ends as a Parquet file does. Whether an Avro file is whole cannot be told from its end. */
async function isWhole(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      const end = Buffer.alloc(4);
      await file.read(end, 0, 4, Math.max(0, size - 4));
      return size > 8 && end.toString('latin1') === 'PAR1';
    } finally {
      await file.close();
    }
  } catch {
    // Removed meanwhile: the next look will see.
    return false;
  }
}
