/** Smaller pieces of memory are left to the garbage collector. */
const LEAST = 1 << 15;

/**
 * Memory for pages, which is used again and again. It would be collected only when there are some 60 MB of it in each
 * thread, for the memory of typed arrays is not counted with the rest.
 */
export class PageBuffers {
  /** What is free, by its size: powers of two, so that what was taken for one page fits another. */
  private readonly _free = new Map<number, ArrayBuffer[]>();
  private readonly _taken = new Set<ArrayBuffer>();

  /** @param _reuse - False: memory is never given out twice, so that what lies in it stays. */
  constructor(private readonly _reuse: boolean) {}

  /** So many bytes, with anything in them. */
  take(size: number): Uint8Array {
    if (size < LEAST || !this._reuse) {
      return new Uint8Array(size);
    }
    const room = 2 ** Math.ceil(Math.log2(size));
    const buffer = this._free.get(room)?.pop() ?? new ArrayBuffer(room);
    this._taken.add(buffer);
    return new Uint8Array(buffer, 0, size);
  }

  /** Gives memory back that nobody looks at any more; what is not from here is left alone. */
  give({ buffer }: Uint8Array): void {
    if (buffer instanceof ArrayBuffer && this._taken.delete(buffer)) {
      const free = this._free.get(buffer.byteLength) ?? [];
      free.push(buffer);
      this._free.set(buffer.byteLength, free);
    }
  }

  /** Takes all memory back. */
  giveAll(): void {
    for (const buffer of [...this._taken]) {
      this.give(new Uint8Array(buffer));
    }
  }
}
