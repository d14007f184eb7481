import type { FileHandle } from 'node:fs/promises';

const CHUNK = 1 << 20;

/** Forward reading of a file with the two encodings that frame an Avro container: numbers and byte strings. */
export class ByteCursor {
  private buffer = Buffer.alloc(0);
  private at = 0;
  private next = 0;

  constructor(
    private readonly file: FileHandle,
    private readonly size: number
  ) {}

  /** Offset in the file of the next byte. */
  get position(): number {
    return this.next - (this.buffer.length - this.at);
  }

  get atEnd(): boolean {
    return this.position >= this.size;
  }

  /** The next `count` bytes. Throws when the file ends before. */
  async take(count: number): Promise<Buffer> {
    await this.fill(count);
    const bytes = this.buffer.subarray(this.at, this.at + count);
    this.at += count;
    return bytes;
  }

  /** A zig-zag number, as counts and lengths are written. Throws when it is not a safe integer. */
  async count(): Promise<number> {
    let raw = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = (await this.take(1))[0] ?? 0;
      raw |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) {
        const value = Number((raw >> 1n) ^ -(raw & 1n));
        if (!Number.isSafeInteger(value)) {
          break;
        }
        return value;
      }
    }
    throw new Error('invalid number in the frame of a block');
  }

  /** A length followed by that many bytes. */
  async bytes(): Promise<Buffer> {
    const length = await this.count();
    if (length < 0) {
      throw new Error(`invalid length: ${length}`);
    }
    return this.take(length);
  }

  private async fill(count: number): Promise<void> {
    const have = this.buffer.length - this.at;
    if (have >= count) {
      return;
    }
    if (this.position + count > this.size) {
      throw new Error(`invalid length: need ${this.position + count} bytes, have ${this.size}`);
    }
    const wanted = Math.min(Math.max(count - have, CHUNK), this.size - this.next);
    const fresh = Buffer.alloc(have + wanted);
    this.buffer.copy(fresh, 0, this.at);
    let filled = have;
    while (filled < fresh.length) {
      const { bytesRead } = await this.file.read(
        fresh,
        filled,
        fresh.length - filled,
        this.next + filled - have
      );
      if (bytesRead === 0) {
        throw new Error('invalid length: the file became shorter while it was read');
      }
      filled += bytesRead;
    }
    this.next += wanted;
    this.buffer = fresh;
    this.at = 0;
  }
}
