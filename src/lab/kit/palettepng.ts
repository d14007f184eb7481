const DEFAULTS = {
  /** Colours of a picture; charts have few, and their edges do with the nearest. */
  colors: 256
};

/**
 * A canvas without transparency as a PNG of at most 256 colours, base64: a third of the size of the browser's own,
 * which notebooks are thankful for. Where the browser cannot deflate, its own PNG.
 */
export async function palettePng(canvas: HTMLCanvasElement): Promise<string> {
  const context = canvas.getContext('2d');
  if (context === null || typeof CompressionStream === 'undefined') {
    return afterComma(canvas.toDataURL('image/png'));
  }
  const { width, height } = canvas;
  const { palette, indices } = quantized(context.getImageData(0, 0, width, height).data);
  const lines = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    lines.set(indices.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, 3, 0, 0, 0], 8);
  return base64([
    Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10),
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', await deflated(lines)),
    chunk('IEND', new Uint8Array(0))
  ]);
}

/** A PNG as a data URL, made smaller if the browser can; base64. */
export async function smallerPng(url: string): Promise<string> {
  const canvas = document.createElement('canvas');
  if (typeof CompressionStream === 'undefined') {
    return afterComma(url);
  }
  const image = new Image();
  image.src = url;
  await image.decode();
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  return palettePng(canvas);
}

function afterComma(url: string): string {
  return url.slice(url.indexOf(',') + 1);
}

/** Most frequent colours (mean of each cell of 8 levels a side), and for each pixel the nearest of them. */
function quantized(pixels: Uint8ClampedArray): { palette: Uint8Array; indices: Uint8Array } {
  const cellOf = (at: number): number =>
    (((pixels[at] ?? 0) >> 3) << 10) | (((pixels[at + 1] ?? 0) >> 3) << 5) | ((pixels[at + 2] ?? 0) >> 3);
  const cells = new Map<number, [count: number, red: number, green: number, blue: number]>();
  for (let at = 0; at < pixels.length; at += 4) {
    const cell = cells.get(cellOf(at)) ?? [0, 0, 0, 0];
    cell[0] += 1;
    cell[1] += pixels[at] ?? 0;
    cell[2] += pixels[at + 1] ?? 0;
    cell[3] += pixels[at + 2] ?? 0;
    cells.set(cellOf(at), cell);
  }
  const means = [...cells].map(([key, [count, red, green, blue]]) => ({
    key,
    count,
    color: [red, green, blue].map(sum => Math.round(sum / count))
  }));
  const kept = means.sort((a, b) => b.count - a.count).slice(0, DEFAULTS.colors);
  const indexOf = new Map(
    means.map(({ key, color }) => {
      const distances = kept.map(entry => distance(entry.color, color));
      return [key, distances.indexOf(Math.min(...distances))];
    })
  );
  const indices = new Uint8Array(pixels.length / 4);
  for (let n = 0; n < indices.length; n += 1) {
    indices[n] = indexOf.get(cellOf(4 * n)) ?? 0;
  }
  return { palette: Uint8Array.from(kept.flatMap(entry => entry.color)), indices };
}

function distance(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + (value - (b[index] ?? 0)) ** 2, 0);
}

async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const { readable, writable } = new CompressionStream('deflate');
  const writer = writable.getWriter();
  const written = writer.write(bytes).then(() => writer.close());
  const reader = readable.getReader();
  const parts: Uint8Array[] = [];
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value);
  }
  await written;
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => {
    all.set(part, at);
    return at + part.length;
  }, 0);
  return all;
}

/** A chunk of a PNG: length, name, contents, CRC-32 of name and contents. */
function chunk(name: string, contents: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(contents.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, contents.length);
  bytes.set(
    [...name].map(letter => letter.charCodeAt(0)),
    4
  );
  bytes.set(contents, 8);
  view.setUint32(contents.length + 8, crc32(bytes.subarray(4, contents.length + 8)));
  return bytes;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) {
      crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    }
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function base64(parts: readonly Uint8Array[]): string {
  let binary = '';
  parts.forEach(part => part.forEach(byte => (binary += String.fromCharCode(byte))));
  return btoa(binary);
}
