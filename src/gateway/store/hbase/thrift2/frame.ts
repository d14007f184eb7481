import { TBinaryProtocol, TFramedTransport, type TTransport } from 'thrift';

/** Bytes that most requests fit in. */
const FIRST_SIZE = 2048;

/** A transport of the thrift package that keeps what is written: one frame, i.e. four bytes of length and a message. */
export class FrameWriter extends TFramedTransport {
  private _bytes = Buffer.allocUnsafe(FIRST_SIZE);
  private _end = 4;
  private _frame: Buffer | undefined;

  constructor() {
    super(Buffer.alloc(0));
  }

  /** The frame, when the message has been written to its end. */
  get frame(): Buffer | undefined {
    return this._frame;
  }

  byte(value: number): void {
    this._makeRoom(1);
    this._bytes[this._end++] = value;
  }

  i16(value: number): void {
    this._makeRoom(2);
    this._end = this._bytes.writeInt16BE(value, this._end);
  }

  i32(value: number): void {
    this._makeRoom(4);
    this._end = this._bytes.writeInt32BE(value, this._end);
  }

  override write(data: Buffer | string): void {
    const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
    this._makeRoom(bytes.length);
    this._bytes.set(bytes, this._end);
    this._end += bytes.length;
  }

  override flush(): void {
    this._bytes.writeInt32BE(this._end - 4, 0);
    this._frame = this._bytes.subarray(0, this._end);
  }

  private _makeRoom(size: number): void {
    if (this._end + size > this._bytes.length) {
      const larger = Buffer.allocUnsafe(2 * (this._end + size));
      this._bytes.copy(larger, 0, 0, this._end);
      this._bytes = larger;
    }
  }
}

/**
 * The binary protocol, written to a `FrameWriter`. What it writes is what the thrift package writes; that one makes a buffer
 * for every number, by a way that Node warns of.
 */
export class FrameProtocol extends TBinaryProtocol {
  private readonly _to: FrameWriter;

  constructor(transport: TTransport) {
    super(transport);
    if (!(transport instanceof FrameWriter)) {
      throw new TypeError('invalid transport: requests are written to a FrameWriter');
    }
    this._to = transport;
  }

  override writeByte(value: number): void {
    this._to.byte(value);
  }

  override writeI16(value: number): void {
    this._to.i16(value);
  }

  override writeI32(value: number): void {
    this._to.i32(value);
  }

  override writeString(value: string | Buffer): void {
    const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
    this._to.i32(bytes.length);
    this._to.write(bytes);
  }

  override writeBinary(value: string | Buffer): void {
    this.writeString(value);
  }
}
