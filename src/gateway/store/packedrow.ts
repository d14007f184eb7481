import { crc32 } from 'node:zlib';
import { ANY_LENGTH, type StoreDictionary } from './dictionary';
import type { FrequentValues } from './frequentvalues';
import { keyParts, MOST_PARTS, type IKeyPart } from './keyparts';
import { packNumberText } from './numbertext';
import { writeVarint } from './varint';

/**
 * The value of one row in the embedded store: all cells of the row packed into one byte string.
 *
 * Layout: version (1 byte, 2), checksum of all that follows (2 bytes, the lower half of CRC-32), time of writing (4 bytes,
 * big-endian seconds since 1970 UTC), number of places of the table's layout (`dictionary.ts`) that the row takes up, two
 * bits for each of them (lowest first), and what the bits ask for:
 *
 * - 0: no cell. It takes no room.
 * - 1: the bytes of the cell, after their number where the layout does not say how many there are.
 * - 2: one byte, the number of a frequent value of the column; or from `KEY_TEXT` on a cell that is found elsewhere.
 * - 3: the most frequent value of the column. It takes no room.
 *
 * Numbers of bytes and places have a variable length (`varint.ts`). The bytes of every cell come back exactly.
 */
export const VERSION = 2;
export const CHECKSUM = 1;
export const TIME = 3;
export const HEADER = 7;

/** Codes from here on: the cell is the text of a part of the key. */
export const KEY_TEXT = 240;
/** … the cell is the double that a part of the key is the text of. */
export const KEY_DOUBLE = KEY_TEXT + MOST_PARTS;
/** … the cell follows as text of numbers, packed. */
export const NUMBER_TEXT = KEY_DOUBLE + MOST_PARTS;

/** Rows of the schema have other cells than the rest of their table. */
export function layoutName(table: string, key: string): string {
  return key.startsWith('schema') ? `${table} schema` : table;
}

/** What packing needs to know and may add to. */
export interface IPacking {
  readonly dictionary: StoreDictionary;
  readonly frequent: FrequentValues;
  /** Seconds since 1970 UTC. */
  readonly time: number;
}

/** Packs the cells of one row. */
export function packRow(
  table: string,
  key: string,
  cells: ReadonlyMap<string, Uint8Array>,
  { dictionary, frequent, time }: IPacking
): Buffer {
  const layout = layoutName(table, key);
  const placed: { place: number; column: string; cell: Uint8Array }[] = [];
  let size = HEADER + 10;
  let places = 0;
  let sorted = true;
  for (const [column, cell] of cells) {
    const place = dictionary.place(layout, column, cell.length);
    placed.push({ place, column, cell });
    sorted &&= place >= places;
    places = Math.max(places, place + 1);
    size += cell.length + 11;
  }
  if (!sorted) {
    placed.sort((a, b) => a.place - b.place);
  }
  const known = dictionary.layout(layout);
  const parts = keyParts(key);
  const out = Buffer.alloc(size + (places >> 2));
  out[0] = VERSION;
  out.writeUInt32BE(time, TIME);
  const tags = writeVarint(out, HEADER, places);
  let at = tags + ((places + 3) >> 2);
  for (const { place, column, cell } of placed) {
    let tag = 2;
    const code = keyCode(parts, cell) ?? frequent.number(column, cell);
    const packed = code === undefined ? packNumberText(cell) : undefined;
    if (code === 0) {
      tag = 3;
    } else if (code !== undefined) {
      out[at++] = code;
    } else if (packed !== undefined) {
      out[at++] = NUMBER_TEXT;
      at = writeVarint(out, at, packed.length);
      out.set(packed, at);
      at += packed.length;
    } else {
      tag = 1;
      if (known[place]?.length === ANY_LENGTH) {
        at = writeVarint(out, at, cell.length);
      }
      out.set(cell, at);
      at += cell.length;
    }
    const byte = tags + (place >> 2);
    out[byte] = (out[byte] ?? 0) | (tag << (2 * (place & 3)));
  }
  const row = out.subarray(0, at);
  row.writeUInt16BE(checksum(row), CHECKSUM);
  return row;
}

/** Checksum of a packed row. */
export function checksum(row: Uint8Array): number {
  return crc32(row.subarray(TIME)) & 0xffff;
}

function keyCode(parts: readonly IKeyPart[], cell: Uint8Array): number | undefined {
  for (let i = 0; i < parts.length; i++) {
    const { text = '', double } = parts[i] ?? {};
    if (text.length === cell.length && text.length > 1 && sameText(text, cell)) {
      return KEY_TEXT + i;
    }
    if (cell.length === 8 && double?.[7] === cell[7] && double?.equals(cell) === true) {
      return KEY_DOUBLE + i;
    }
  }
  return undefined;
}

function sameText(text: string, bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) {
    if (text.charCodeAt(i) !== bytes[i] || (bytes[i] ?? 0) > 0x7f) {
      return false;
    }
  }
  return true;
}
