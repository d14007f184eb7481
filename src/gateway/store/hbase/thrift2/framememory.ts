/** Smaller frames are not worth being kept. */
const SMALLEST = 64 * 1024;
/** Bytes that are kept for frames to come. */
const MOST_KEPT = 8 * 1024 * 1024;

/**
 * Memory for answers, used again. Large answers come all the time and are looked at for a few milliseconds; left to the garbage
 * collector, which counts objects rather than their bytes, they would make the process several times as large.
 */
export class FrameMemory {
  private readonly _free: ArrayBuffer[] = [];
  private _kept = 0;

  /** Memory for a frame; what stood in it before is overwritten by whoever takes it. */
  take(length: number): Buffer {
    if (length < SMALLEST) {
      return Buffer.allocUnsafeSlow(length);
    }
    const at = this._free.findIndex(({ byteLength }) => byteLength >= length);
    const [found] = at < 0 ? [] : this._free.splice(at, 1);
    this._kept -= found?.byteLength ?? 0;
    return Buffer.from(found ?? new ArrayBuffer(sizeFor(length)), 0, length);
  }

  /** Gives back the memory of a frame that nobody looks at any more. */
  give(frame: Buffer): void {
    const memory = frame.buffer;
    const size = memory.byteLength;
    if (size < SMALLEST || this._kept + size > MOST_KEPT || !(memory instanceof ArrayBuffer)) {
      return;
    }
    // The smallest first, so that a frame takes no more than it needs.
    const at = this._free.findIndex(({ byteLength }) => byteLength >= size);
    this._free.splice(at < 0 ? this._free.length : at, 0, memory);
    this._kept += size;
  }
}

/** A few sizes only, so that memory fits again: the length rounded up to quarters of a power of two. */
function sizeFor(length: number): number {
  const step = 2 ** Math.max(0, Math.floor(Math.log2(length)) - 2);
  return Math.ceil(length / step) * step;
}
