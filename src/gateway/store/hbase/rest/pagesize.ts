/** Cells of a page, about 2 MB of JSON: larger pages are hardly faster and hold up other work. */
const CELLS = 28_000;
const LEAST_ROWS = 50;
const MOST_ROWS = 2000;
/** Cells of a row of which nothing is known: those of an alert with all of its columns. */
const WIDE = 140;

/** How many rows to ask for at a time, so that pages have about the same size in bytes whatever the rows are. */
export class PageSize {
  /** Cells of a row with all columns, by table. */
  private readonly _widths = new Map<string, number>();

  /** Rows of a page; of the first one fewer, so that there is something to show soon. */
  rows(table: string, columns: readonly string[], first: boolean): number {
    const width = columns.length === 0 ? (this._widths.get(table) ?? WIDE) : columns.length;
    const rows = Math.min(MOST_ROWS, Math.max(LEAST_ROWS, Math.round(CELLS / width)));
    return first ? Math.max(LEAST_ROWS, rows >> 2) : rows;
  }

  /** Takes note of rows that were read. */
  learn(
    table: string,
    columns: readonly string[],
    rows: readonly { readonly cells: { readonly size: number } }[]
  ): void {
    if (columns.length === 0 && rows.length > 0) {
      const cells = rows.reduce((sum, row) => sum + row.cells.size, 0);
      this._widths.set(table, Math.max(1, cells / rows.length));
    }
  }
}
