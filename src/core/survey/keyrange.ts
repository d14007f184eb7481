import { keyNumber, separator } from './rowkey';

/** A half-open range of row keys, `start <= key < stop`, in UTF-8 byte order. */
export interface IKeyRange {
  readonly start: string;
  readonly stop: string;
}

/** The character that follows the separator: `X_...` is exactly the range [`X_`, `X` + this). */
const afterSeparator = '`';

/** The range of all keys that begin with `prefix` (any text, not only whole parts). */
export function prefixRange(prefix: string): IKeyRange {
  const points = Array.from(prefix, character => character.codePointAt(0) ?? 0);
  while (points.length > 0) {
    const last = points.pop() ?? 0;
    if (last < 0x10ffff) {
      // Lone surrogates have no UTF-8 form: step over them.
      const next = last === 0xd7ff ? 0xe000 : last + 1;
      return { start: prefix, stop: String.fromCodePoint(...points, next) };
    }
  }
  throw new RangeError('invalid key prefix: empty; it would select the whole table');
}

/** The range of all keys whose first part (or joined first parts) is exactly `part`. */
export function partRange(part: string): IKeyRange {
  return { start: part + separator, stop: part + afterSeparator };
}

/**
 * Ranges of keys `<prefix><time>_...` with `start <= time <= stop`. Every row inside the window is found, none later
 * than `stop`; a few earlier than `start` may come along, because decimals are not padded (`2459000.7_` sorts after
 * `2459000.79_`): check the decoded time of each row. For the same reason keys are in time order only between tenths
 * of a day. The first range is the window without its end; each of the others is a single time that sorts beyond:
 * `stop` and the times whose text begins the text of `stop`. An open bound takes all times of the prefix (JD: those
 * that begin with 2, i.e. from the year 763 on).
 * @param prefix - what stands before the time, separator included, e.g. `SN candidate_`; may be empty.
 * @param digits - integer digits of all times in the table: 7 for JD, 5 for MJD.
 * @throws RangeError for a time that has not as many integer digits.
 */
export function timeRanges(
  prefix: string,
  window: { readonly start?: number | undefined; readonly stop?: number | undefined },
  digits: 5 | 7
): readonly IKeyRange[] {
  const [lowest, beyond] = digits === 7 ? ['2', '3'] : ['1', ':'];
  const first = window.start === undefined ? lowest : timeText(window.start, digits);
  if (window.stop === undefined) {
    return [{ start: prefix + first, stop: prefix + beyond }];
  }
  const last = timeText(window.stop, digits);
  if (window.start !== undefined && window.start > window.stop) {
    return [];
  }
  const ranges = first < last ? [{ start: prefix + first, stop: prefix + last }] : [];
  for (let end = last.length; end > digits + 1; end -= 1) {
    const shorter = last.slice(0, end);
    if (isCanonical(shorter) && Number(shorter) >= (window.start ?? 0)) {
      ranges.push(partRange(prefix + shorter));
    }
  }
  return ranges;
}

/** Whether Java would write this decimal so: no trailing zero, unless it is the only decimal. */
function isCanonical(text: string): boolean {
  return !text.endsWith('0') || text.endsWith('.0');
}

function timeText(time: number, digits: number): string {
  if (!(time >= 10 ** (digits - 1) && time < 10 ** digits)) {
    throw new RangeError(`invalid time in a row key: ${time}; need ${digits} integer digits`);
  }
  return keyNumber(time);
}

/**
 * Ranges that hold the keys `<pixel>_...` of the given HEALPix pixels, disjoint and ascending as bytes. Neighbouring numbers
 * share a range where no other pixel sorts between them, i.e. within a run of ten that share all digits but the last (after
 * `129_` comes `12_`), and where ten times the number is beyond the sky (else the longer numbers that begin with the same
 * digits lie between).
 * @param pixels - RING pixel numbers, any order; repeated ones count once.
 * @param spare - other pixels that may be read along to save a range. With 0 the ranges hold exactly the pixels given.
 */
export function pixelRanges(pixels: readonly number[], nside: number, spare = 0): readonly IKeyRange[] {
  const count = 12 * nside * nside;
  const sorted = [...new Set(pixels)].sort((a, b) => a - b);
  // Pixels read along must not be among those given, which have ranges of their own.
  const most = sameLength(sorted) ? spare : 0;
  const ranges: IKeyRange[] = [];
  let first: number | undefined;
  sorted.forEach((pixel, at) => {
    if (!Number.isInteger(pixel) || pixel < 0 || pixel >= count) {
      throw new RangeError(`invalid pixel: ${pixel}; NSIDE ${nside} has pixels 0 to ${count - 1}`);
    }
    first ??= pixel;
    const next = sorted[at + 1];
    if (next === undefined || pixelsBetween(pixel, next, count) > most) {
      ranges.push({ start: `${first}${separator}`, stop: `${pixel}${afterSeparator}` });
      first = undefined;
    }
  });
  // Shorter numbers sort among longer ones.
  return ranges.sort((a, b) => (a.start < b.start ? -1 : 1));
}

/** Whether all numbers have the same digits, so that none sorts between others which do not. */
function sameLength(ascending: readonly number[]): boolean {
  return String(ascending[0]).length === String(ascending.at(-1)).length;
}

/** Number of pixels whose keys sort between those of two pixels, which have as many digits as each other. */
function pixelsBetween(pixel: number, next: number, count: number): number {
  let between = next - pixel - 1;
  // Longer numbers that begin with the digits of a later one: 1300 to 1309 sort before 130.
  for (let scale = 10; (pixel + 1) * scale < count; scale *= 10) {
    between += Math.min((next + 1) * scale, count) - (pixel + 1) * scale;
  }
  // Shorter numbers with which the former begins: 12 sorts after 129.
  for (let scale = 10; scale <= next; scale *= 10) {
    between += Math.floor(next / scale) - Math.floor(pixel / scale);
  }
  return between;
}
