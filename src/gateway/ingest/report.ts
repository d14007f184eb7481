/** One thing that was not ingested. */
export interface ISkipped {
  readonly path: string;
  readonly place: string;
  readonly reason: string;
}

/** What became of one file. */
export interface IFileReport {
  readonly path: string;
  /** Alerts read from it in this run. */
  readonly alerts: number;
  /** `known`: its whole content had been ingested before. `cut`: broken at some place, or stopped by the user. */
  readonly state: 'ingested' | 'known' | 'cut';
}

/** What an ingestion did. */
export interface IIngestReport {
  readonly files: readonly IFileReport[];
  /** Alerts read. */
  readonly alerts: number;
  /** Of these: not in the store before. */
  readonly fresh: number;
  /** Of these: in place of an older copy of the same alert. */
  readonly replaced: number;
  /** Of these: already there. */
  readonly duplicates: number;
  /** By how many rows each table has grown. */
  readonly rowsPerTable: Readonly<Record<string, number>>;
  readonly nights: readonly string[];
  readonly seconds: number;
  readonly skipped: readonly ISkipped[];
  /** True when it was stopped by the signal; the next run goes on from there. */
  readonly interrupted: boolean;
}

/** How far an ingestion is. */
export interface IProgress {
  readonly path: string;
  /** Number of the file, from 1. */
  readonly file: number;
  readonly files: number;
  /** Part of this file, 0 to 1. */
  readonly fraction: number;
  /** Alerts read so far, over all files. */
  readonly alerts: number;
  readonly step: 'reading' | 'statistics';
}
