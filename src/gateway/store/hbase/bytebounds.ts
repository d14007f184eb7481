import type { IColumnBound } from '../rowstore';

/** Closed interval of cells, compared byte by byte. */
export interface ICellInterval {
  readonly from: Buffer;
  readonly to: Buffer;
}

const LOWEST = { integer: -(2n ** 31n), long: -(2n ** 63n) };
const HIGHEST = { integer: 2n ** 31n - 1n, long: 2n ** 63n - 1n };

/**
 * The cells that meet a bound, as intervals of their bytes: a cell meets the bound when it is in one of them. At most two
 * intervals; none when no number meets the bound.
 *
 * HBase compares cells as unsigned bytes. Numbers are stored with the most significant byte first, so that those from zero
 * up compare as they should; negative ones sort after them, floating-point ones in reverse (-1 before -2), integers as they
 * are (-2 before -1). An interval over zero is therefore two, and a floating-point one needs care with -0.0, whose bytes are
 * not those of 0.0. Cells that are not numbers (NaN) meet no bound.
 */
export function cellIntervals(bound: IColumnBound): readonly ICellInterval[] {
  const min = bound.min ?? -Infinity;
  const max = bound.max ?? Infinity;
  if (!(min <= max)) {
    return [];
  }
  const { type } = bound;
  return type === 'integer' || type === 'long' ? ofIntegers(type, min, max) : ofFloats(type, min, max);
}

function ofIntegers(type: 'integer' | 'long', min: number, max: number): ICellInterval[] {
  // Infinity has no integer; the largest of the type stands for it.
  const low =
    min <= Number(LOWEST[type])
      ? LOWEST[type]
      : min > Number(HIGHEST[type])
        ? undefined
        : BigInt(Math.ceil(min));
  const high =
    max >= Number(HIGHEST[type])
      ? HIGHEST[type]
      : max < Number(LOWEST[type])
        ? undefined
        : BigInt(Math.floor(max));
  if (low === undefined || high === undefined || low > HIGHEST[type]) {
    return [];
  }
  const parts: [bigint, bigint][] = [
    [low > 0n ? low : 0n, high],
    [low, high < -1n ? high : -1n]
  ];
  return parts
    .filter(([from, to]) => from <= to)
    .map(([from, to]) => ({ from: integerCell(type, from), to: integerCell(type, to) }));
}

function integerCell(type: 'integer' | 'long', value: bigint): Buffer {
  const cell = Buffer.alloc(type === 'long' ? 8 : 4);
  if (type === 'long') {
    cell.writeBigInt64BE(value);
  } else {
    cell.writeInt32BE(Number(value));
  }
  return cell;
}

function ofFloats(type: 'double' | 'float', min: number, max: number): ICellInterval[] {
  const low = type === 'float' ? nearestFloat(min, 1) : min;
  const high = type === 'float' ? nearestFloat(max, -1) : max;
  if (!(low <= high)) {
    return [];
  }
  const intervals: ICellInterval[] = [];
  if (high >= 0) {
    intervals.push({ from: floatCell(type, low > 0 ? low : 0), to: floatCell(type, high === 0 ? 0 : high) });
  }
  if (low <= 0) {
    intervals.push({
      from: floatCell(type, high < 0 ? high : -0),
      to: floatCell(type, low === 0 ? -0 : low)
    });
  }
  return intervals;
}

/** The float that is the nearest at or above (`up` = 1) or at or below (-1) a number: rounding must not shut out a cell. */
function nearestFloat(value: number, up: 1 | -1): number {
  const rounded = Math.fround(value);
  if (up * rounded >= up * value) {
    return rounded;
  }
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, rounded);
  const bits = view.getInt32(0);
  if (rounded === 0) {
    return up * 2 ** -149;
  }
  // The bits of a float grow with its distance from zero.
  view.setInt32(0, bits + (rounded > 0 ? up : -up));
  return view.getFloat32(0);
}

function floatCell(type: 'double' | 'float', value: number): Buffer {
  const cell = Buffer.alloc(type === 'double' ? 8 : 4);
  if (type === 'double') {
    cell.writeDoubleBE(value);
  } else {
    cell.writeFloatBE(value);
  }
  return cell;
}
