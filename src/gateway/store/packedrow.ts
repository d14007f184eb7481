/**
 * The value of one row in the embedded store: all cells of the row packed into one byte string.
 *
 * Layout: version (1 byte, 1), time of writing (6 bytes, big-endian milliseconds since 1970 UTC), number of cells, then for
 * each cell its column number, its length and its bytes. Numbers are variable-length (7 bits a byte, lowest first).
 * Column numbers are explained by the dictionary of the store (`dictionary.ts`). An absent cell takes no room; an empty
 * cell has length 0.
 */
const VERSION = 1;
const HEADER = 7;

/** Packs the cells of one row. `columnNumber` gives the number of a column and may add it to the dictionary. */
export function packRow(
  cells: ReadonlyMap<string, Uint8Array>,
  columnNumber: (name: string) => number,
  time: number
): Buffer {
  let size = HEADER + 5;
  for (const cell of cells.values()) {
    size += cell.length + 10;
  }
  const out = Buffer.allocUnsafe(size);
  out[0] = VERSION;
  out.writeUIntBE(time, 1, 6);
  let at = writeVarint(out, HEADER, cells.size);
  for (const [name, cell] of cells) {
    at = writeVarint(out, at, columnNumber(name));
    at = writeVarint(out, at, cell.length);
    out.set(cell, at);
    at += cell.length;
  }
  return out.subarray(0, at);
}

/**
 * Unpacks the cells of one row. Cells are views of `bytes`, not copies.
 *
 * @param wanted - Columns to return; undefined means all.
 */
export function unpackRow(
  bytes: Uint8Array,
  columnName: (number: number) => string,
  wanted?: ReadonlySet<string>
): Map<string, Uint8Array> {
  if (bytes[0] !== VERSION) {
    throw new Error(`unsupported row format: need ${VERSION}, have ${bytes[0]}; ingest into a new store`);
  }
  const cells = new Map<string, Uint8Array>();
  const reader = { bytes, at: HEADER };
  const count = readVarint(reader);
  for (let i = 0; i < count; i++) {
    const name = columnName(readVarint(reader));
    const length = readVarint(reader);
    const end = reader.at + length;
    if (end > bytes.length) {
      throw new Error(`invalid row: cell ${name} ends at byte ${end}, the row has ${bytes.length}`);
    }
    if (wanted === undefined || wanted.has(name)) {
      cells.set(name, bytes.subarray(reader.at, end));
    }
    reader.at = end;
  }
  return cells;
}

/** Time of writing of a packed row, milliseconds since 1970 UTC. */
export function rowTime(bytes: Uint8Array): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).readUIntBE(1, 6);
}

function writeVarint(out: Uint8Array, at: number, value: number): number {
  let rest = value;
  let position = at;
  while (rest >= 0x80) {
    out[position++] = (rest % 0x80) | 0x80;
    rest = Math.floor(rest / 0x80);
  }
  out[position++] = rest;
  return position;
}

function readVarint(reader: { bytes: Uint8Array; at: number }): number {
  let value = 0;
  let scale = 1;
  for (;;) {
    const byte = reader.bytes[reader.at++];
    if (byte === undefined) {
      throw new Error(`invalid row: broken off after ${reader.bytes.length} bytes`);
    }
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) {
      return value;
    }
    scale *= 0x80;
  }
}
