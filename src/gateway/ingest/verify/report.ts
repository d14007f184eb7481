import type { IRowWriter } from '../../store/rowwriter';

export interface IVerifyOptions {
  /** Mends what is found; it holds the write lock. */
  readonly writer?: IRowWriter | undefined;
  readonly signal?: AbortSignal;
  /** Told how many rows have been looked at. */
  readonly progress?: (table: string, rows: number) => void;
}

/** How one table agrees with the main table. */
export interface ITableVerdict {
  readonly table: string;
  /** Rows that it has. */
  readonly rows: number;
  /** Rows that should be there and are not; null where this cannot be told, as stamps may be left out. */
  readonly missing: number | null;
  /** Rows with other cells than they should have. */
  readonly stale: number;
  /** Rows of alerts, or nights, that the main table does not have, or has elsewhere. */
  readonly orphan: number;
}

/** Whether index tables agree with the main table. */
export interface IVerifyReport {
  /** Alerts of the main table. */
  readonly alerts: number;
  readonly tables: readonly ITableVerdict[];
  /** Nothing is missing, stale or orphaned. With repair: nothing was. */
  readonly clean: boolean;
  /** Whether what was found was mended. */
  readonly repaired: boolean;
}

/** A kind of disagreement. */
export type Fault = 'missing' | 'stale' | 'orphan';

/** Counts what is found. */
export class Verdicts {
  alerts = 0;
  private readonly _tables = new Map<
    string,
    { rows: number; missing: number; stale: number; orphan: number }
  >();

  /** @param _untold - Tables whose missing rows cannot be told. */
  constructor(
    tables: readonly string[],
    private readonly _untold: ReadonlySet<string>
  ) {
    tables.forEach(table => this._tables.set(table, { rows: 0, missing: 0, stale: 0, orphan: 0 }));
  }

  row(table: string): void {
    this._of(table).rows += 1;
  }

  fault(table: string, fault: Fault): void {
    this._of(table)[fault] += 1;
  }

  report(repaired: boolean): IVerifyReport {
    const tables = [...this._tables].map(([table, { rows, missing, stale, orphan }]) => ({
      table,
      rows,
      missing: this._untold.has(table) ? null : missing,
      stale,
      orphan
    }));
    const clean = tables.every(({ missing, stale, orphan }) => (missing ?? 0) + stale + orphan === 0);
    return { alerts: this.alerts, tables, clean, repaired: repaired && !clean };
  }

  private _of(table: string) {
    const counts = this._tables.get(table);
    if (!counts) {
      throw new Error(`unknown table: ${table}`);
    }
    return counts;
  }
}
