/** Bytes that grow as they are written; numbers are little-endian, text is UTF-8 after its length. */
export class ByteWriter {
  private _bytes: Buffer;
  private _at = 0;

  constructor(size = 1 << 16) {
    this._bytes = Buffer.allocUnsafeSlow(size);
  }

  /** Number of bytes written. */
  get length(): number {
    return this._at;
  }

  u16(value: number): void {
    this._need(2);
    this._at = this._bytes.writeUInt16LE(value, this._at);
  }

  u32(value: number): void {
    this._need(4);
    this._at = this._bytes.writeUInt32LE(value, this._at);
  }

  text(text: string): void {
    // No character takes more than three bytes for each of its UTF-16 units.
    this._need(4 + 3 * text.length);
    const length = this._bytes.write(text, this._at + 4, 'utf8');
    this._bytes.writeUInt32LE(length, this._at);
    this._at += 4 + length;
  }

  bytes(bytes: Uint8Array): void {
    this._need(4 + bytes.length);
    this._bytes.writeUInt32LE(bytes.length, this._at);
    this._bytes.set(bytes, this._at + 4);
    this._at += 4 + bytes.length;
  }

  /** What was written, in a buffer of its own that can be handed to another thread. The writer is empty afterwards. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = new Uint8Array(this._at);
    taken.set(this._bytes.subarray(0, this._at));
    this._at = 0;
    return taken;
  }

  private _need(count: number): void {
    if (this._at + count > this._bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(2 * this._bytes.length, this._at + count));
      this._bytes.copy(larger, 0, 0, this._at);
      this._bytes = larger;
    }
  }
}

/** Reads what a {@link ByteWriter} wrote. Bytes are views, not copies. */
export class ByteReader {
  private readonly _view: DataView;
  private readonly _buffer: Buffer;
  private _at = 0;

  constructor(private readonly _bytes: Uint8Array) {
    this._view = new DataView(_bytes.buffer, _bytes.byteOffset, _bytes.byteLength);
    this._buffer = Buffer.from(_bytes.buffer, _bytes.byteOffset, _bytes.byteLength);
  }

  /** Offset of the next byte. */
  get at(): number {
    return this._at;
  }

  u16(): number {
    const value = this._view.getUint16(this._at, true);
    this._at += 2;
    return value;
  }

  u32(): number {
    const value = this._view.getUint32(this._at, true);
    this._at += 4;
    return value;
  }

  text(): string {
    const length = this.u32();
    this._at += length;
    return this._buffer.toString('utf8', this._at - length, this._at);
  }

  bytes(): Uint8Array {
    const length = this.u32();
    this._at += length;
    return new Uint8Array(this._bytes.buffer, this._bytes.byteOffset + this._at - length, length);
  }
}
