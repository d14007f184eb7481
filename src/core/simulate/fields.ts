import { RADIANS } from '../sky';

/** Height of a row of fields and width of a field, degrees: those of ZTF's camera (Bellm et al. 2019, PASP 131, 018002). */
const HEIGHT = 6.86;
const WIDTH = 7.35;
/** Southern edge of the first row and number of rows. */
const SOUTH = -31;
const ROWS = 17;
/** ZTF's main grid begins with this number at the declinations that Palomar sees. */
const FIRST = 245;

/** A field of the fixed grid, by its centre. */
export interface IField {
  readonly id: number;
  readonly ra: number;
  readonly dec: number;
}

const COLUMNS = Array.from({ length: ROWS }, (_, row) =>
  Math.max(3, Math.ceil((360 * Math.cos((SOUTH + (row + 0.5) * HEIGHT) * RADIANS)) / WIDTH))
);
const STARTS = COLUMNS.map((_, row) => COLUMNS.slice(0, row).reduce((sum, count) => sum + count, FIRST));

/** All fields, from south to north. */
export const FIELDS: readonly IField[] = COLUMNS.flatMap((count, row) =>
  Array.from({ length: count }, (_, column) => ({
    id: (STARTS[row] ?? FIRST) + column,
    ra: ((column + 0.5) * 360) / count,
    dec: SOUTH + (row + 0.5) * HEIGHT
  }))
);

/** Number of the field of a position in degrees; 0 south of the survey. */
export function fieldAt(ra: number, dec: number): number {
  const row = Math.min(Math.floor((dec - SOUTH) / HEIGHT), ROWS - 1);
  const count = COLUMNS[row];
  return count === undefined ? 0 : (STARTS[row] ?? 0) + Math.min(Math.floor((ra / 360) * count), count - 1);
}
