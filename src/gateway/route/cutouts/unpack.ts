import { gunzipSync } from 'node:zlib';
import { type IImage, parseFits } from '../../../core/cutout';
import { WireFault } from '../../../wire/fault';

/** A stamp of 63 × 63 pixels has 20 kB; more than this is none, whatever its gzip header says. */
const LARGEST_STAMP = 16 * 1024 * 1024;

/**
 * Bytes of the FITS file of a stored stamp.
 * @throws WireFault (500) when the stored bytes are damaged.
 */
export function unpackFits(stored: Uint8Array, what: string): Uint8Array {
  if (stored[0] !== 0x1f || stored[1] !== 0x8b) {
    return stored;
  }
  try {
    return gunzipSync(stored, { maxOutputLength: LARGEST_STAMP });
  } catch (error) {
    throw new WireFault({ code: 'internal', message: `invalid stamp: ${what} cannot be gunzipped` }, 500, {
      cause: error
    });
  }
}

/**
 * Pixels of a stored stamp.
 * @throws WireFault (500) when the stored bytes are damaged.
 */
export function unpackImage(stored: Uint8Array, what: string): IImage {
  const result = parseFits(unpackFits(stored, what));
  if (!result.ok) {
    throw new WireFault(
      { code: 'internal', message: `invalid stamp: ${what}: ${result.message}`, remedy: result.remedy },
      500
    );
  }
  return result.image;
}

/** Rows of pixels, the bottom one first as in the FITS file; missing pixels are null. */
export function pixelRows({ width, height, pixels }: IImage): (number | null)[][] {
  return Array.from({ length: height }, (_, y) =>
    Array.from(pixels.subarray(y * width, (y + 1) * width), value => (Number.isFinite(value) ? value : null))
  );
}
