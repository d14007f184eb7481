import type { IConeQuery } from '../query/query';
import { ARCSEC_PER_DEGREE, type IPixelRun, nestedCone, ringCone } from '../sky';
import { finePixelOrder, finePixelRanges, finePixelTable, historicalPixels, pixelNside } from '../survey/ztf';
import { pixelRanges } from '../survey/keyrange';
import { boxArea, circleBounds } from './bounds';
import { conePixels } from './conepixels';
import type { IPlanContext } from './context';
import { rangeCost, scanCost } from './cost';
import type { IKeyRange } from './plan';

/** One way to read the rows of a circle. */
export interface IConeReading {
  readonly table: string;
  readonly ranges: readonly IKeyRange[];
  readonly pixels: number;
  /** Area of the pixels, square degrees. */
  readonly area: number;
  /** Rows that are expected in a square degree. */
  readonly density: number;
  /** NSIDE of pixels that are large enough to tell objects pixel by pixel. */
  readonly nside?: number;
}

/** Fink's pixel table, which every source has. */
const COARSE_TABLE = 'ztf.pixel128';
/** Area of the whole sky, square degrees. */
const SKY = 41252.96;
/** Side of the pixel of order 0, degrees: the root of its area. */
const SIDE = Math.sqrt(SKY / 12);
/** Covers are tried from pixels of about the radius to pixels of a sixteenth of it. */
const DEPTHS = 5;
/** A cover of more pixels is not worth being counted out. */
const MOST_PIXELS = 50_000;

/**
 * What is assumed of the sky, since nobody counts before reading: objects, and alerts, in a square degree. Only the choice of a
 * way depends on it, not the answer.
 */
const OBJECTS_PER_SQUARE_DEGREE = 2000;
const ALERTS_PER_SQUARE_DEGREE = 8760;

/**
 * The cheapest way to read a circle: of the pixel tables that the store has, and of finer and coarser covers with their
 * pixels, the one with the least of ranges to open and rows to read.
 *
 * @param columns - read of each row.
 */
export function coneReading(query: IConeQuery, context: IPlanContext, columns: number): IConeReading {
  const { tables = [COARSE_TABLE] } = context;
  const fine = tables.includes(finePixelTable) ? fineReadings(query) : [];
  const historical = historicalPixels
    .filter(({ table }) => tables.includes(table.name))
    .flatMap(({ table, nside }) => historicalReading(query, context, table.name, nside));
  const others = [...fine, ...historical];
  // A table that nobody has listed is still the one that the survey has.
  const coarse = tables.includes(COARSE_TABLE) || others.length === 0 ? [coarseReading(query)] : [];
  const cost = (way: IConeReading): number =>
    scanCost(
      {
        ranges: way.ranges.length,
        rows: way.area * way.density,
        wanted: wantedArea(query, way) * way.density,
        columns
      },
      context
    );
  return [...others, ...coarse].reduce((best, way) => (cost(way) < cost(best) ? way : best));
}

/** Part of the sky, square degrees, whose rows a store sends that heeds the box around the circle. */
export function wantedArea(query: IConeQuery, way: IConeReading): number {
  const box = circleBounds(query);
  // Without a bound of right ascension the box goes round the sky, and what is read is the part of it in the pixels.
  const height = (2 * query.radius) / ARCSEC_PER_DEGREE;
  const strip = box.length > 1 ? boxArea(box) : height * (Math.sqrt(way.area) + height);
  return Math.min(way.area, strip);
}

function coarseReading({ ra, dec, radius }: IConeQuery): IConeReading {
  const pixels = conePixels(pixelNside, ra, dec, radius);
  return {
    table: COARSE_TABLE,
    ranges: pixelRanges(pixels, pixelNside),
    pixels: pixels.length,
    area: areaOf(pixelNside, pixels.length),
    density: OBJECTS_PER_SQUARE_DEGREE,
    nside: pixelNside
  };
}

function fineReadings({ ra, dec, radius }: IConeQuery): IConeReading[] {
  const ofRadius = Math.round(Math.log2(SIDE / (radius / ARCSEC_PER_DEGREE)));
  const coarsest = Math.max(0, Math.min(finePixelOrder, ofRadius));
  const finest = Math.min(finePixelOrder, coarsest + DEPTHS - 1);
  const readings: IConeReading[] = [];
  for (let depth = coarsest; depth <= finest; depth++) {
    const runs = nestedCone(finePixelOrder, depth, ra, dec, radius);
    const pixels = pixelsOf(runs);
    readings.push({
      table: finePixelTable,
      ranges: finePixelRanges(runs),
      pixels,
      area: areaOf(2 ** finePixelOrder, pixels),
      density: OBJECTS_PER_SQUARE_DEGREE
    });
  }
  return readings;
}

/** Where the pixels are so small that reading a few along costs less than one more range, they are read along. */
function historicalReading(
  { ra, dec, radius }: IConeQuery,
  context: IPlanContext,
  table: string,
  nside: number
): IConeReading[] {
  if (areaOf(nside, MOST_PIXELS) < Math.PI * (radius / ARCSEC_PER_DEGREE) ** 2) {
    return [];
  }
  const runs = ringCone(nside, ra, dec, radius);
  const pixels = pixelsOf(runs);
  if (pixels > MOST_PIXELS) {
    return [];
  }
  const rowsOfAPixel = areaOf(nside, 1) * ALERTS_PER_SQUARE_DEGREE;
  const spare = Math.floor(rangeCost(context) / rowsOfAPixel);
  const list = runs.flatMap(({ first, last }) =>
    Array.from({ length: last - first + 1 }, (_, at) => first + at)
  );
  return [
    {
      table,
      ranges: pixelRanges(list, nside, spare),
      pixels,
      area: areaOf(nside, pixels),
      density: ALERTS_PER_SQUARE_DEGREE
    }
  ];
}

function pixelsOf(runs: readonly IPixelRun[]): number {
  return runs.reduce((sum, { first, last }) => sum + last - first + 1, 0);
}

function areaOf(nside: number, pixels: number): number {
  return (SKY / (12 * nside * nside)) * pixels;
}
