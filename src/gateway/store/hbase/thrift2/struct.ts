/** Kinds of values of the binary protocol that HBase's definition uses. */
export const KIND = {
  stop: 0,
  bool: 2,
  byte: 3,
  double: 4,
  i16: 6,
  i32: 8,
  i64: 10,
  text: 11,
  struct: 12,
  map: 13,
  set: 14,
  list: 15
};

/** A value whatever its kind: a struct is its fields by number, text and bytes are bytes. */
export type Value = number | bigint | boolean | Buffer | readonly Value[] | ReadonlyMap<number, Value>;

/**
 * Reads values of the binary protocol without knowing what they are to be: for what comes seldom. Rows have a reader of
 * their own.
 * @throws RangeError where the bytes end too early or are of no kind.
 */
export class StructReader {
  constructor(
    private readonly _bytes: Buffer,
    private _at: number
  ) {}

  /** Where it is in the bytes. */
  get at(): number {
    return this._at;
  }

  value(kind: number): Value {
    switch (kind) {
      case KIND.bool:
        return this.byte() !== 0;
      case KIND.byte:
        return this.byte();
      case KIND.double:
        return this._bytes.readDoubleBE(this._pass(8));
      case KIND.i16:
        return this.i16();
      case KIND.i32:
        return this.i32();
      case KIND.i64:
        return this._bytes.readBigInt64BE(this._pass(8));
      case KIND.text:
        return this.text();
      case KIND.struct:
        return this.struct();
      case KIND.map:
        return this._map();
      case KIND.set:
      case KIND.list:
        return this._list();
      default:
        throw new RangeError(`unknown kind of value: ${kind}`);
    }
  }

  struct(): ReadonlyMap<number, Value> {
    const fields = new Map<number, Value>();
    for (let kind = this.byte(); kind !== KIND.stop; kind = this.byte()) {
      const field = this.i16();
      fields.set(field, this.value(kind));
    }
    return fields;
  }

  byte(): number {
    return this._bytes.readUInt8(this._pass(1));
  }

  i16(): number {
    return this._bytes.readInt16BE(this._pass(2));
  }

  i32(): number {
    return this._bytes.readInt32BE(this._pass(4));
  }

  text(): Buffer {
    const start = this._pass(this.i32());
    return this._bytes.subarray(start, this._at);
  }

  private _list(): Value[] {
    const kind = this.byte();
    const values: Value[] = [];
    for (let left = this.i32(); left > 0; left--) {
      values.push(this.value(kind));
    }
    return values;
  }

  /** Keys and values in turn; nobody needs them. */
  private _map(): Value[] {
    const kinds = [this.byte(), this.byte()];
    const values: Value[] = [];
    for (let left = this.i32(); left > 0; left--) {
      values.push(...kinds.map(kind => this.value(kind)));
    }
    return values;
  }

  private _pass(length: number): number {
    const start = this._at;
    if (length < 0 || start + length > this._bytes.length) {
      throw new RangeError(`${length} bytes at ${start} of ${this._bytes.length}`);
    }
    this._at += length;
    return start;
  }
}

/** A field of a struct as text; empty when it is absent or something else. */
export function textField(fields: ReadonlyMap<number, Value>, field: number): string {
  const value = fields.get(field);
  return value instanceof Buffer ? value.toString('utf8') : '';
}

/** A field of a struct that is a struct; empty when it is absent or something else. */
export function structField(fields: ReadonlyMap<number, Value>, field: number): ReadonlyMap<number, Value> {
  const value = fields.get(field);
  return value instanceof Map ? value : new Map<number, Value>();
}
