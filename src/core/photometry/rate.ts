import { type Row } from '../value';

/** ZTF filter numbers. */
const G = 1;
const R = 2;

/** Days within which a g and an r measurement make a colour. */
export const COLOUR_WINDOW = 0.3;

/** Columns computed from the whole light curve of one object; null where there is no value. */
export interface IRates {
  /** Change of magnitude since the previous point of the same filter, mag/day, and its error. */
  'v:rate': number | null;
  'v:sigma(rate)': number | null;
  /** Colour, mag, and its error. */
  'v:g-r': number | null;
  'v:sigma(g-r)': number | null;
  /** Change of colour since the previous colour, mag/day, and its error. */
  'v:rate(g-r)': number | null;
  'v:sigma(rate(g-r))': number | null;
}

/** Names of the columns that need all rows of an object. */
export const RATE_COLUMNS = [
  'v:rate',
  'v:sigma(rate)',
  'v:g-r',
  'v:sigma(g-r)',
  'v:rate(g-r)',
  'v:sigma(rate(g-r))'
] as const satisfies readonly (keyof IRates)[];

/** Columns that {@link ratesOf} reads. */
export const RATE_NEEDS = ['i:jd', 'i:fid', 'i:magpsf', 'i:sigmapsf'] as const;

interface IPoint {
  readonly row: number;
  readonly jd: number;
  readonly fid: number;
  readonly mag: number;
  readonly sigma: number;
}

/** A difference magnitude in g and the nearest one in r, at the time of g. */
interface IColour {
  readonly jd: number;
  readonly mag: number;
  readonly sigma: number;
  readonly rate: number | null;
  readonly sigmaRate: number | null;
}

/**
 * Rates and colours of one object, one result for each row, in the order of the rows (any order). Only
 * valid detections in g and r take part: upper limits and rows tagged `upperlim` or `badquality` get nulls.
 * Magnitudes are difference magnitudes whatever their sign, as in Fink.
 */
export function ratesOf(rows: readonly Row[]): IRates[] {
  const results = rows.map(emptyRates);
  const points = rows
    .map(toPoint)
    .filter(point => point !== undefined)
    .sort((a, b) => a.jd - b.jd);
  const colours = coloursOf(points);
  const previous = new Map<number, IPoint>();
  for (const point of points) {
    const before = previous.get(point.fid);
    previous.set(point.fid, point);
    const change = changeOf(before, point);
    const colour = nearest(colours, point.jd);
    results[point.row] = {
      'v:rate': change.rate,
      'v:sigma(rate)': change.sigmaRate,
      'v:g-r': colour?.mag ?? null,
      'v:sigma(g-r)': colour?.sigma ?? null,
      'v:rate(g-r)': colour?.rate ?? null,
      'v:sigma(rate(g-r))': colour?.sigmaRate ?? null
    };
  }
  return results;
}

/** Colours in order of time, one for each g point that has an r point near. */
function coloursOf(points: readonly IPoint[]): IColour[] {
  const red = points.filter(point => point.fid === R);
  const colours: IColour[] = [];
  for (const g of points.filter(point => point.fid === G)) {
    const r = nearest(red, g.jd);
    if (r === undefined) {
      continue;
    }
    const colour = { jd: g.jd, mag: g.mag - r.mag, sigma: Math.hypot(g.sigma, r.sigma) };
    colours.push({ ...colour, ...changeOf(colours.at(-1), colour) });
  }
  return colours;
}

interface IMoment {
  readonly jd: number;
  readonly mag: number;
  readonly sigma: number;
}

/** Change per day; null without a previous point or at the very same time. */
function changeOf(
  before: IMoment | undefined,
  now: IMoment
): { rate: number | null; sigmaRate: number | null } {
  if (before === undefined || now.jd === before.jd) {
    return { rate: null, sigmaRate: null };
  }
  const days = now.jd - before.jd;
  return { rate: (now.mag - before.mag) / days, sigmaRate: Math.hypot(now.sigma, before.sigma) / days };
}

/** The item nearest in time within the window, the earlier of two equally near; items in order of time. */
function nearest<T extends { readonly jd: number }>(items: readonly T[], jd: number): T | undefined {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.jd ?? 0) > jd) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  const before = items[low - 1];
  const after = items[low];
  const best =
    before === undefined || (after !== undefined && after.jd - jd < jd - before.jd) ? after : before;
  return best !== undefined && Math.abs(best.jd - jd) <= COLOUR_WINDOW ? best : undefined;
}

function toPoint(row: Row, index: number): IPoint | undefined {
  const tag = row['d:tag'];
  const [jd, fid, mag, sigma] = RATE_NEEDS.map(name => row[name]);
  if (tag !== undefined && tag !== null && tag !== 'valid') {
    return undefined;
  }
  if (!isNumber(jd) || !isNumber(mag) || (fid !== G && fid !== R)) {
    return undefined;
  }
  return { row: index, jd, fid, mag, sigma: isNumber(sigma) ? sigma : NaN };
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function emptyRates(): IRates {
  return {
    'v:rate': null,
    'v:sigma(rate)': null,
    'v:g-r': null,
    'v:sigma(g-r)': null,
    'v:rate(g-r)': null,
    'v:sigma(rate(g-r))': null
  };
}
