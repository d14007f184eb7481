/** Kinds of values in Thrift's binary protocol. */
const KINDS = { i32: 8, string: 11, struct: 12, list: 15 } as const;

/** Writes a message in Thrift's binary protocol; every method gives the writer back. */
export class ThriftBytes {
  private readonly _parts: Buffer[] = [];
  private readonly _frames: Buffer[] = [];

  /** The head of a call. */
  call(method: string, sequence: number): this {
    return this._u32(0x80010001).text(method).i32(sequence);
  }

  field(kind: keyof typeof KINDS, id: number): this {
    this._parts.push(Buffer.of(KINDS[kind], id >> 8, id & 255));
    return this;
  }

  list(kind: keyof typeof KINDS, length: number): this {
    this._parts.push(Buffer.of(KINDS[kind]));
    return this.i32(length);
  }

  i32(value: number): this {
    return this._u32(value >>> 0);
  }

  /** A text, or bytes that are one. */
  text(value: string): this {
    const bytes = Buffer.from(value, 'utf8');
    this._u32(bytes.length);
    this._parts.push(bytes);
    return this;
  }

  /** The end of a struct. */
  stop(): this {
    this._parts.push(Buffer.of(0));
    return this;
  }

  /** A text whose bytes begin a frame of their own: the server then has them apart from the rest of the message. */
  apart(value: string): this {
    const bytes = Buffer.from(value, 'utf8');
    this._u32(bytes.length);
    this._endFrame();
    this._parts.push(bytes);
    return this;
  }

  /** All that was written, as frames: each has its length before it. */
  frames(): Buffer {
    this._endFrame();
    return Buffer.concat(this._frames);
  }

  private _endFrame(): void {
    const bytes = Buffer.concat(this._parts.splice(0));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    this._frames.push(length, bytes);
  }

  private _u32(value: number): this {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    this._parts.push(bytes);
    return this;
  }
}
