/** Half-open range of keys as bytes. */
export interface IByteRange {
  readonly start: Buffer;
  readonly stop: Buffer;
}

/** Keys of the rows that name types of columns begin so; users never see them. */
const HIDDEN = 'schema';
const HIDDEN_START = Buffer.from(HIDDEN);
const HIDDEN_STOP = Buffer.from('schemb');

/** Range of the rows that name types of columns. */
export const SCHEMA_ROWS: IByteRange = { start: HIDDEN_START, stop: HIDDEN_STOP };

/** Whether a key is one of a schema row, which is kept from users. */
export function isHidden(key: string): boolean {
  return key.startsWith(HIDDEN);
}

/**
 * The ranges as bytes, in the given order, without those that are empty or upside down, and with the keys of schema rows cut
 * out: what is not read need not be hidden, and does not count in a limit.
 * @param reversed - Whether the pieces of a range that was cut are to come last first, as the ranges do.
 */
export function readableRanges(
  ranges: readonly { readonly start: string; readonly stop: string }[],
  reversed = false
): IByteRange[] {
  const readable: IByteRange[] = [];
  for (const range of ranges) {
    const start = Buffer.from(range.start, 'utf8');
    const stop = Buffer.from(range.stop, 'utf8');
    const below = { start, stop: Buffer.compare(stop, HIDDEN_START) < 0 ? stop : HIDDEN_START };
    const above = { start: Buffer.compare(start, HIDDEN_STOP) > 0 ? start : HIDDEN_STOP, stop };
    const whole = Buffer.compare(stop, HIDDEN_START) <= 0 || Buffer.compare(start, HIDDEN_STOP) >= 0;
    const pieces = whole ? [{ start, stop }] : reversed ? [above, below] : [below, above];
    readable.push(...pieces.filter(piece => Buffer.compare(piece.start, piece.stop) < 0));
  }
  return readable;
}

/** The key that follows at once: nothing sorts between the two. */
export function keyAfter(key: Uint8Array): Buffer {
  return Buffer.concat([key, Buffer.of(0)]);
}

/**
 * A place between a key and all keys before it, as HBase needs it to read backwards, where the start is inclusive and the
 * stop exclusive: above every UTF-8 text that sorts before the key (the byte 255 occurs in no such text), below the key.
 * Nothing sorts before the empty key: the answer is empty too, which HBase takes for the end of the table.
 */
export function placeBefore(key: Buffer): Buffer {
  const last = key.at(-1);
  if (last === undefined) {
    return key;
  }
  if (last === 0) {
    return key.subarray(0, -1);
  }
  return Buffer.concat([key.subarray(0, -1), Buffer.of(last - 1, 255)]);
}
