import { CompressionStream } from 'node:stream/web';
import { crc32, inflateSync } from 'node:zlib';
import { palettePng } from './palettepng';

/** A canvas as far as the encoder looks at it: jsdom's has no pixels. */
function canvasOf(
  width: number,
  height: number,
  colorAt: (n: number) => readonly number[]
): HTMLCanvasElement {
  const data = Uint8ClampedArray.from(
    Array.from({ length: width * height }, (_, n) => [...colorAt(n), 255]).flat()
  );
  const canvas = document.createElement('canvas');
  Object.defineProperties(canvas, { width: { value: width }, height: { value: height } });
  Object.assign(canvas, {
    getContext: () => ({ getImageData: () => ({ data }) }),
    toDataURL: () => 'data:image/png;base64,QUJD'
  });
  return canvas;
}

function chunks(png: Buffer): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const named = png.subarray(at + 4, at + 8 + length);
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(named));
    found.set(named.toString('latin1', 0, 4), named.subarray(4));
    at += 12 + length;
  }
  return found;
}

describe('palettePng', () => {
  afterEach(() => Reflect.deleteProperty(globalThis, 'CompressionStream'));

  it('writes few colours exactly', async () => {
    Object.assign(globalThis, { CompressionStream });
    const colors = [
      [255, 255, 255],
      [21, 40, 79],
      [245, 98, 46]
    ];
    const png = Buffer.from(await palettePng(canvasOf(5, 4, n => colors[n % 3] ?? [])), 'base64');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    const parts = chunks(png);
    expect([...parts.keys()]).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
    expect([parts.get('IHDR')?.readUInt32BE(0), parts.get('IHDR')?.readUInt32BE(4)]).toEqual([5, 4]);
    const palette = [...(parts.get('PLTE') ?? [])];
    const lines = inflateSync(parts.get('IDAT') ?? Buffer.alloc(0));
    const pixels = [0, 1, 2, 3].flatMap(y => [...lines.subarray(6 * y + 1, 6 * y + 6)]);
    expect(pixels.map(index => palette.slice(3 * index, 3 * index + 3))).toEqual(
      Array.from({ length: 20 }, (_, n) => colors[n % 3])
    );
  });

  it('keeps within 256 colours when there are more', async () => {
    Object.assign(globalThis, { CompressionStream });
    const canvas = canvasOf(64, 64, n => [(n % 32) * 8, Math.floor(n / 32) * 2, 0]);
    const parts = chunks(Buffer.from(await palettePng(canvas), 'base64'));
    expect(parts.get('PLTE')?.length).toBe(3 * 256);
  });

  it("leaves it to the browser's own where it cannot deflate", async () => {
    expect(await palettePng(canvasOf(1, 1, () => [0, 0, 0]))).toBe('QUJD');
  });
});
