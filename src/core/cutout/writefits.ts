import { BLOCK, writeCard } from './card';
import { type IImage } from './image';

/** Writes an image as a FITS file of 32-bit floats with the six cards that ZTF stamps have; not gzipped. */
export function writeFits(image: IImage): Uint8Array {
  const { width, height, pixels } = image;
  if (pixels.length !== width * height) {
    throw new RangeError(`invalid image: need ${width * height} pixels, have ${pixels.length}`);
  }
  const header = [
    writeCard('SIMPLE', true),
    writeCard('BITPIX', -32),
    writeCard('NAXIS', 2),
    writeCard('NAXIS1', width),
    writeCard('NAXIS2', height),
    ...(image.unit === undefined ? [] : [writeCard('BUNIT', image.unit)]),
    'END'.padEnd(80)
  ].join('');
  const bytes = new Uint8Array(BLOCK + Math.ceil((pixels.length * 4) / BLOCK) * BLOCK);
  bytes.fill(0x20, 0, BLOCK);
  for (let k = 0; k < header.length; k++) {
    bytes[k] = header.charCodeAt(k);
  }
  const view = new DataView(bytes.buffer);
  pixels.forEach((value, k) => view.setFloat32(BLOCK + 4 * k, value));
  return bytes;
}
