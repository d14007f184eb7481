/** A photometric band as it is drawn: told apart by colour and by marker, never by colour alone. */
export interface IBand {
  /** ZTF filter number, `i:fid`. */
  readonly fid: number;
  readonly name: string;
  /** CSS colour, the same in every theme. */
  readonly color: string;
  /** Plotly marker of a detection. */
  readonly symbol: string;
}

/** Bands of ZTF in the order in which they are drawn and listed. */
export const BANDS: readonly IBand[] = [
  { fid: 1, name: 'g', color: '#15284F', symbol: 'circle' },
  { fid: 2, name: 'r', color: '#F5622E', symbol: 'square' },
  { fid: 3, name: 'i', color: '#7A5195', symbol: 'diamond' }
];
