import type { PageBuffers } from './pagebuffers';

/** Bytes that are read beyond those asked for, so that the header of the next page is mostly there already. */
const BEYOND = 1 << 14;

/** Reads bytes of a file from an offset on until the memory is full. */
export type ReadInto = (memory: Uint8Array, from: number) => Promise<void>;

/**
 * The bytes of one column of a row group, from its start to its end. They are read as they are needed: of a column that is
 * large, as stamps are, no more than a page is in memory.
 */
export class ChunkBytes {
  private _memory: Uint8Array;
  private _bytes: Uint8Array;

  /**
   * @param _at - Offset in the file of the next byte.
   * @param _end - Offset of the byte after the last.
   * @param whole - The bytes, when they are in memory already.
   */
  constructor(
    private readonly _read: ReadInto,
    private readonly _buffers: PageBuffers,
    private _at: number,
    private readonly _end: number,
    whole?: Uint8Array
  ) {
    this._memory = new Uint8Array();
    this._bytes = whole ?? this._memory;
  }

  /** Bytes that are left. */
  get left(): number {
    return this._end - this._at;
  }

  /**
   * The next bytes without going on; as many as asked for, or as are left if these are fewer. They are good until others
   * are asked for.
   */
  async peek(count: number): Promise<Uint8Array> {
    const need = Math.min(count, this.left);
    if (this._bytes.length < need) {
      this._buffers.give(this._memory);
      this._memory = this._bytes = this._buffers.take(Math.min(this.left, need + BEYOND));
      await this._read(this._bytes, this._at);
    }
    return this._bytes.subarray(0, need);
  }

  /** Goes on by so many bytes. */
  advance(count: number): void {
    this._at += count;
    this._bytes = this._bytes.subarray(Math.min(count, this._bytes.length));
  }

  /** Gives memory back that was read for a page; what is left in it is read again. */
  giveBack(): void {
    if (this._memory.length > 0) {
      this._buffers.give(this._memory);
      this._memory = this._bytes = new Uint8Array();
    }
  }
}
