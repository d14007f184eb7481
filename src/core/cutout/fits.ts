import { BLOCK, type IHeader, readHeader } from './card';
import { type IImage } from './image';

/** An image, or what is wrong with the bytes. */
export type FitsResult =
  | { readonly ok: true; readonly image: IImage }
  | { readonly ok: false; readonly message: string; readonly remedy: string };

/** More pixels than this are not a stamp. */
const LARGEST_IMAGE = 4096 * 4096;

const REMEDY = 'the stamp of this alert cannot be shown; download it and look at it with a FITS tool';

/**
 * First image of a FITS file (already gunzipped): BITPIX 8, 16, 32, 64, -32 or -64, with BSCALE, BZERO and
 * BLANK, any width and height; of more than two axes the first plane. Header units without an image are
 * passed over. Missing pixels become NaN. Never throws.
 */
export function parseFits(bytes: Uint8Array): FitsResult {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    return fail('invalid FITS: the bytes are gzipped');
  }
  let offset = 0;
  while (offset < bytes.length) {
    const header = readHeader(bytes, offset);
    if (header === undefined || (offset === 0 && header.cards.get('SIMPLE') !== true)) {
      break;
    }
    const shape = axes(header);
    const bitpix = number(header, 'BITPIX', 0);
    if (shape.length >= 2 && !isTable(header)) {
      return readImage(bytes, header, shape, bitpix);
    }
    const count = shape.length === 0 ? 0 : shape.reduce((product, size) => product * size, 1);
    const extra = number(header, 'PCOUNT', 0);
    const length = (Math.abs(bitpix) / 8) * (count + extra);
    offset = header.dataOffset + Math.ceil(length / BLOCK) * BLOCK;
  }
  return fail(offset === 0 ? 'invalid FITS: no header' : 'missing image: the FITS file has none');
}

function readImage(bytes: Uint8Array, header: IHeader, shape: readonly number[], bitpix: number): FitsResult {
  const [width = 0, height = 0] = shape;
  const read = READERS[bitpix];
  if (read === undefined) {
    return fail(`unsupported BITPIX: ${bitpix}`);
  }
  if (width < 1 || height < 1 || width * height > LARGEST_IMAGE) {
    return fail(`unsupported size of an image: ${width} x ${height}`);
  }
  const size = Math.abs(bitpix) / 8;
  const need = header.dataOffset + width * height * size;
  if (bytes.length < need) {
    return fail(`invalid FITS: cut short, need ${need} bytes, have ${bytes.length}`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const scale = number(header, 'BSCALE', 1);
  const zero = number(header, 'BZERO', 0);
  const blank = bitpix > 0 ? number(header, 'BLANK', NaN) : NaN;
  const pixels = new Float32Array(width * height);
  for (let k = 0; k < pixels.length; k++) {
    const raw = read(view, header.dataOffset + k * size);
    pixels[k] = raw === blank ? NaN : raw * scale + zero;
  }
  const unit = header.cards.get('BUNIT');
  return { ok: true, image: { width, height, pixels, ...(typeof unit === 'string' && { unit }) } };
}

/** Big-endian readers by BITPIX. */
const READERS: Readonly<Record<number, (view: DataView, at: number) => number>> = {
  8: (view, at) => view.getUint8(at),
  16: (view, at) => view.getInt16(at),
  32: (view, at) => view.getInt32(at),
  64: (view, at) => Number(view.getBigInt64(at)),
  [-32]: (view, at) => view.getFloat32(at),
  [-64]: (view, at) => view.getFloat64(at)
};

function axes(header: IHeader): number[] {
  const naxis = Math.min(Math.max(number(header, 'NAXIS', 0), 0), 999);
  return Array.from({ length: naxis }, (_, k) => Math.max(0, number(header, `NAXIS${k + 1}`, 0)));
}

function isTable(header: IHeader): boolean {
  const kind = header.cards.get('XTENSION');
  return kind !== undefined && kind !== 'IMAGE';
}

function number(header: IHeader, keyword: string, otherwise: number): number {
  const value = header.cards.get(keyword);
  return typeof value === 'number' ? value : otherwise;
}

function fail(message: string): FitsResult {
  return { ok: false, message, remedy: REMEDY };
}
