import { ANY_LENGTH, type IPlace, type StoreDictionary } from './dictionary';
import { keyParts, type IKeyPart } from './keyparts';
import { unpackNumberText } from './numbertext';
import {
  checksum,
  CHECKSUM,
  HEADER,
  KEY_DOUBLE,
  KEY_TEXT,
  layoutName,
  NUMBER_TEXT,
  TIME,
  VERSION
} from './packedrow';
import { readVarint } from './varint';

/** Unpacks rows of one table. */
export class RowReader {
  private _dictionary: StoreDictionary;
  private readonly _layouts = new Map<string, { places: readonly IPlace[]; wanted: readonly boolean[] }>();

  /**
   * @param wanted - Columns to return; undefined means all.
   * @param newer - Reads the dictionary again, when a row needs more of it than is known.
   */
  constructor(
    private readonly _table: string,
    dictionary: StoreDictionary,
    private readonly _wanted: ReadonlySet<string> | undefined,
    private readonly _newer: () => StoreDictionary
  ) {
    this._dictionary = dictionary;
  }

  /**
   * The cells of a row. Cells may be views of `bytes`, not copies.
   * @throws Error when the row is damaged.
   */
  cells(key: string, bytes: Uint8Array): Map<string, Uint8Array> {
    checkRow(bytes);
    const reader = { bytes, at: HEADER };
    const count = readVarint(reader);
    const { places, wanted } = this._layout(layoutName(this._table, key), count);
    const tags = reader.at;
    reader.at += (count + 3) >> 2;
    const cells = new Map<string, Uint8Array>();
    let parts: readonly IKeyPart[] | undefined;
    for (let i = 0; i < count; i++) {
      const tag = ((bytes[tags + (i >> 2)] ?? 0) >> (2 * (i & 3))) & 3;
      const place = places[i];
      if (tag === 0 || place === undefined) {
        continue;
      }
      const isWanted = wanted[i] === true;
      if (tag === 1) {
        const length = place.length === ANY_LENGTH ? readVarint(reader) : place.length;
        const from = skip(reader, length);
        if (isWanted) {
          cells.set(place.column, bytes.subarray(from, reader.at));
        }
        continue;
      }
      const code = tag === 3 ? 0 : (bytes[reader.at++] ?? 0);
      if (code === NUMBER_TEXT) {
        const from = skip(reader, readVarint(reader));
        if (isWanted) {
          cells.set(place.column, unpackNumberText(bytes.subarray(from, reader.at)));
        }
      } else if (isWanted) {
        parts ??= code >= KEY_TEXT ? keyParts(key) : undefined;
        cells.set(
          place.column,
          code >= KEY_TEXT ? ofKey(parts ?? [], code) : this._value(place.column, code)
        );
      }
    }
    if (reader.at !== bytes.length) {
      throw new Error(`invalid row: its cells end at byte ${reader.at}, the row has ${bytes.length}`);
    }
    return cells;
  }

  private _layout(name: string, count: number): { places: readonly IPlace[]; wanted: readonly boolean[] } {
    let layout = this._layouts.get(name);
    if (layout === undefined || layout.places.length < count) {
      let places = this._dictionary.layout(name);
      if (places.length < count) {
        this._dictionary = this._newer();
        places = this._dictionary.layout(name);
      }
      if (places.length < count) {
        throw new Error(`invalid row: it has ${count} places, the layout of ${name} ${places.length}`);
      }
      layout = { places: [...places], wanted: places.map(({ column }) => this._wanted?.has(column) ?? true) };
      this._layouts.set(name, layout);
    }
    return layout;
  }

  private _value(column: string, number: number): Uint8Array {
    let value = this._dictionary.value(column, number);
    if (value === undefined) {
      this._dictionary = this._newer();
      value = this._dictionary.value(column, number);
    }
    if (value === undefined) {
      throw new Error(`invalid row: value ${number} of ${column} is not in the store`);
    }
    return value;
  }
}

/** Time of writing of a packed row, seconds since 1970 UTC. */
export function rowTime(bytes: Uint8Array): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).readUInt32BE(TIME);
}

/** @throws Error unless the bytes are a row as it was written. */
function checkRow(bytes: Uint8Array): void {
  if (bytes[0] !== VERSION) {
    throw new Error(`invalid row: need format ${VERSION}, have ${bytes[0] ?? 'nothing'}`);
  }
  if (bytes.length <= HEADER) {
    throw new Error(`invalid row: broken off after ${bytes.length} bytes`);
  }
  if (checksum(bytes) !== (bytes[CHECKSUM] ?? 0) * 256 + (bytes[CHECKSUM + 1] ?? 0)) {
    throw new Error('invalid row: its bytes are not those that were written');
  }
}

function ofKey(parts: readonly IKeyPart[], code: number): Uint8Array {
  const isDouble = code >= KEY_DOUBLE;
  const part = parts[code - (isDouble ? KEY_DOUBLE : KEY_TEXT)];
  const bytes = isDouble ? part?.double : part && Buffer.from(part.text, 'latin1');
  if (bytes === undefined) {
    throw new Error(`invalid row: its key has no part ${code}`);
  }
  return bytes;
}

/** Steps over bytes and gives where they begin. */
function skip(reader: { readonly bytes: Uint8Array; at: number }, length: number): number {
  const from = reader.at;
  reader.at += length;
  if (reader.at > reader.bytes.length) {
    throw new Error(`invalid row: a cell ends at byte ${reader.at}, the row has ${reader.bytes.length}`);
  }
  return from;
}
