/** A greyscale image of numbers, as FITS holds it. */
export interface IImage {
  readonly width: number;
  readonly height: number;
  /** `width * height` values, row after row; the first row is the bottom one. Missing pixels are NaN. */
  readonly pixels: Float32Array;
  /** Unit of the pixels (`BUNIT`), e.g. `DN`; absent when the file says none. */
  readonly unit?: string;
}
