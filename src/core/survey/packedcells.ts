/** Cells of many rows in one piece of bytes, e.g. the answer of a server. */
export interface ICellPage {
  readonly bytes: Uint8Array;
  /** Names of columns by number. The list may grow, but a number keeps its name. */
  readonly names: { readonly texts: readonly string[] };
  /** Three numbers a cell: that of its column, its start and its end in `bytes`. */
  readonly cells: ArrayLike<number>;
}

/** Cells of one row of a page. They are decoded where they lie, which saves a view of each and most of the time. */
export interface IPackedCells extends ReadonlyMap<string, Uint8Array> {
  readonly page: ICellPage;
  /** Number of its first cell in the page. */
  readonly first: number;
}

/** Whether cells lie in a page. */
export function isPacked(cells: ReadonlyMap<string, Uint8Array>): cells is IPackedCells {
  return 'page' in cells;
}
