import type { IFileReport, IIngestReport, ISkipped } from './report';

/** Running numbers of an ingestion. */
export class Tally {
  readonly files: IFileReport[] = [];
  readonly skipped: ISkipped[] = [];
  readonly nights = new Set<string>();
  alerts = 0;
  fresh = 0;
  replaced = 0;
  duplicates = 0;
  interrupted = false;
  private readonly _rows: Record<string, number> = {};
  private readonly _start = performance.now();

  grow(growth: Readonly<Record<string, number>>): void {
    for (const [table, rows] of Object.entries(growth)) {
      this._rows[table] = (this._rows[table] ?? 0) + rows;
    }
  }

  skip({ path, place, reason }: ISkipped): void {
    this.skipped.push({ path, place, reason });
  }

  report(): IIngestReport {
    const rows = Object.entries(this._rows).filter(([, count]) => count !== 0);
    return {
      files: this.files,
      alerts: this.alerts,
      fresh: this.fresh,
      replaced: this.replaced,
      duplicates: this.duplicates,
      rowsPerTable: Object.fromEntries(rows.sort(([a], [b]) => (a < b ? -1 : 1))),
      nights: [...this.nights].sort(),
      seconds: (performance.now() - this._start) / 1000,
      skipped: this.skipped,
      interrupted: this.interrupted
    };
  }
}
