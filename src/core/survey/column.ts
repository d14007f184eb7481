/** Types of stored cells, as the `schema_*` rows of Fink's HBase tables name them; `binary` is ours, for stamps. */
export type CellType = 'string' | 'double' | 'float' | 'integer' | 'long' | 'boolean' | 'binary';

/** What is known of one column. */
export interface IColumn {
  /** Full name with its family, e.g. `i:magpsf`. */
  readonly name: string;
  readonly type: CellType;
  /** Unit in VOUnit notation (`mag`, `deg`, `d`, `arcsec`); absent for pure numbers and text. */
  readonly unit?: string;
  /** One line of meaning. */
  readonly doc: string;
}
