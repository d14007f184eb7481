import type { AsyncBuffer } from 'hyparquet';

/** Bytes that are read beyond those asked for, so that the header of the next page is mostly there already. */
const BEYOND = 1 << 14;

/**
 * The bytes of one column of a row group, from its start to its end. They are read as they are needed: of a column that is
 * large, as stamps are, no more than a page is in memory.
 */
export class ChunkBytes {
  private _bytes: Uint8Array;

  /**
   * @param _at - Offset in the file of the next byte.
   * @param _end - Offset of the byte after the last.
   * @param whole - The bytes, when they are in memory already.
   */
  constructor(
    private readonly _file: AsyncBuffer,
    private _at: number,
    private readonly _end: number,
    whole?: Uint8Array
  ) {
    this._bytes = whole ?? new Uint8Array();
  }

  /** Bytes that are left. */
  get left(): number {
    return this._end - this._at;
  }

  /**
   * The next bytes without going on; as many as asked for, or as are left if these are fewer.
   * They stay as they are when others are asked for.
   */
  async peek(count: number): Promise<Uint8Array> {
    const need = Math.min(count, this.left);
    if (this._bytes.length < need) {
      const end = Math.min(this._end, this._at + need + BEYOND);
      this._bytes = new Uint8Array(await this._file.slice(this._at, end));
    }
    return this._bytes.subarray(0, need);
  }

  /** Goes on by so many bytes. */
  advance(count: number): void {
    this._at += count;
    this._bytes = this._bytes.subarray(Math.min(count, this._bytes.length));
  }

  /**
   * The next bytes, and goes on behind them.
   * @throws RangeError when fewer are left.
   */
  async take(count: number): Promise<Uint8Array> {
    if (count > this.left || count < 0) {
      throw new RangeError(`invalid page: need ${count} bytes, have ${this.left}`);
    }
    const bytes = await this.peek(count);
    this.advance(count);
    return bytes;
  }
}
