import { readFileSync } from 'fs';
import { join } from 'path';

import {
  colormap,
  type IImage,
  parseFits,
  renderImage,
  type Stretch,
  STRETCHES,
  stretchPixels,
  writeFits
} from '.';

interface IGolden {
  images: { name: string; fits: string; width: number; height: number; pixels: (number | null)[] }[];
  star: (number | null)[];
  stretches: [Stretch, number, number, (number | null)[]][];
  colormaps: Record<string, [number, number, number][]>;
}
const golden = JSON.parse(
  readFileSync(join(__dirname, '../../../tests/data/stamps.json'), 'utf8')
) as IGolden;

const floats = (values: (number | null)[]): Float32Array => Float32Array.from(values, value => value ?? NaN);

function imageOf(bytes: Uint8Array): IImage {
  const result = parseFits(bytes);
  if (!result.ok) {
    throw new Error(result.message);
  }
  return result.image;
}

describe('parseFits', () => {
  it.each(golden.images.map(image => [image.name, image] as const))('reads %s', (_, expected) => {
    const image = imageOf(Buffer.from(expected.fits, 'base64'));
    expect([image.width, image.height]).toEqual([expected.width, expected.height]);
    expect(image.pixels).toEqual(floats(expected.pixels));
  });

  it('reads bytes that stand in a larger buffer', () => {
    const bytes = writeFits({ width: 2, height: 1, pixels: Float32Array.of(1, 2) });
    const larger = new Uint8Array(bytes.length + 7);
    larger.set(bytes, 7);
    expect([...imageOf(larger.subarray(7)).pixels]).toEqual([1, 2]);
  });

  it('says what is wrong', () => {
    const good = writeFits({ width: 63, height: 63, pixels: new Float32Array(63 * 63) });
    const message = (bytes: Uint8Array): string => {
      const result = parseFits(bytes);
      return result.ok ? 'ok' : result.message;
    };
    expect(message(new Uint8Array())).toBe('invalid FITS: no header');
    expect(message(Uint8Array.of(0x1f, 0x8b, 8))).toBe('invalid FITS: the bytes are gzipped');
    expect(message(good.subarray(0, 5000))).toBe('invalid FITS: cut short, need 18756 bytes, have 5000');
    expect(message(new Uint8Array(3000).fill(200))).toBe('invalid FITS: no header');
    const odd = good.slice();
    odd.set(Buffer.from('  -33'), 80 + 25);
    expect(message(odd)).toBe('unsupported BITPIX: -33');
    const huge = good.slice();
    huge.set(Buffer.from('99999999'), 3 * 80 + 22);
    expect(message(huge)).toMatch(/^unsupported size of an image: 99999999 x 63/);
  });
});

describe('writeFits', () => {
  it('writes what it reads, in blocks, with the cards of ZTF', () => {
    const pixels = Float32Array.from({ length: 63 * 62 }, (_, k) => (k === 5 ? NaN : k / 7));
    const bytes = writeFits({ width: 63, height: 62, pixels, unit: 'DN' });
    expect(bytes.length).toBe(2880 * 7);
    expect(imageOf(bytes)).toEqual({ width: 63, height: 62, pixels, unit: 'DN' });
    const header = Buffer.from(bytes.subarray(0, 2880)).toString('latin1');
    const cards = Array.from({ length: 8 }, (_, k) => header.slice(80 * k, 80 * k + 80).trimEnd());
    expect(cards).toEqual([
      'SIMPLE  =                    T',
      'BITPIX  =                  -32',
      'NAXIS   =                    2',
      'NAXIS1  =                   63',
      'NAXIS2  =                   62',
      "BUNIT   = 'DN      '",
      'END',
      ''
    ]);
  });

  it('refuses pixels that do not fit', () => {
    expect(() => writeFits({ width: 3, height: 3, pixels: new Float32Array(8) })).toThrow(
      /^invalid image: need 9/
    );
  });
});

describe('stretchPixels', () => {
  const star = floats(golden.star);

  it.each(golden.stretches)('agrees with astropy: %s, percentiles %d to %d', (name, pmin, pmax, expected) => {
    const ours = stretchPixels(star, name, pmin, pmax);
    const wrong = [...ours].filter((value, k) => {
      const other = expected[k];
      return other === null ? !Number.isNaN(value) : !(Math.abs(value - (other ?? NaN)) < 1e-5);
    });
    expect(wrong).toEqual([]);
  });

  it.each(STRETCHES.map(name => [name]))('rises with the value and fills the range: %s', name => {
    const ramp = Float32Array.from({ length: 101 }, (_, k) => k);
    const out = stretchPixels(ramp, name, 10, 90);
    expect([out[0], out[10], out[90], out[100]]).toEqual([0, 0, 1, 1]);
    expect(out.slice(10, 91).every((value, k, all) => k === 0 || value > (all[k - 1] ?? 2))).toBe(true);
  });

  it('moves with the percentiles', () => {
    expect(stretchPixels(star, 'sigmoid', 0.5, 99.5)).not.toEqual(stretchPixels(star, 'sigmoid', 5, 90));
  });

  it('takes an image of one value, or of none', () => {
    expect([...stretchPixels(Float32Array.of(3, 3, NaN), 'log', 0, 100)]).toEqual([0, 0, NaN]);
    expect([...stretchPixels(Float32Array.of(NaN, NaN), 'sigmoid', 0, 100)]).toEqual([NaN, NaN]);
  });
});

describe('colormap', () => {
  it.each(Object.entries(golden.colormaps))('%s looks like that of matplotlib', (name, expected) => {
    const table = colormap(name) ?? [];
    expect(table).toHaveLength(256);
    const off = expected.map((colour, k) =>
      Math.max(...colour.map((part, c) => Math.abs(part - (table[5 * k]?.[c] ?? 999))))
    );
    expect(Math.max(...off)).toBeLessThanOrEqual(7);
  });

  it('knows no other names', () => {
    expect(['', 'jet', 'toString', '__proto__', '_r'].map(colormap)).toEqual(Array(5).fill(undefined));
  });
});

describe('renderImage', () => {
  const image = { width: 2, height: 2, pixels: Float32Array.of(0, 1, 2, NaN) };

  it('puts the first row at the bottom and leaves missing pixels transparent', () => {
    const { rgba, width, height } = renderImage(image, { stretch: 'linear', pmin: 0, pmax: 100 });
    expect([width, height]).toEqual([2, 2]);
    expect([...rgba]).toEqual([255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 255, 128, 128, 128, 255]);
  });

  it('turns the sign of a negative difference', () => {
    const { rgba } = renderImage(image, { stretch: 'linear', pmin: 0, pmax: 100, negate: true });
    expect([rgba[0], rgba[8], rgba[12]]).toEqual([0, 255, 128]);
  });

  it('refuses an unknown colour map and crossed percentiles', () => {
    expect(() => renderImage(image, { colormap: 'jet' })).toThrow(/^unknown colormap: jet/);
    expect(() => renderImage(image, { pmin: 50, pmax: 10 })).toThrow(/^invalid percentiles: 50 and 10/);
  });
});
