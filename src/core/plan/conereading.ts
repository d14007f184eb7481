import type { IConeQuery } from '../query/query';
import { ARCSEC_PER_DEGREE, nestedCone } from '../sky';
import { finePixelOrder, finePixelRanges, finePixelTable, pixelNside, pixelRanges } from '../survey/ztf';
import { conePixels } from './conepixels';
import type { IPlanContext } from './context';
import type { IKeyRange } from './plan';

/** One way to read the rows of a circle. */
export interface IConeReading {
  readonly table: string;
  readonly ranges: readonly IKeyRange[];
  readonly pixels: number;
  /** Area of the pixels, square degrees. */
  readonly area: number;
}

/** Fink's pixel table, which every source has. */
const COARSE_TABLE = 'ztf.pixel128';
/** Area of the whole sky, square degrees. */
const SKY = 41252.96;
/** Side of the pixel of order 0, degrees: the root of its area. */
const SIDE = Math.sqrt(SKY / 12);
/** Covers are tried from pixels of about the radius to pixels of a sixteenth of it. */
const DEPTHS = 5;

/**
 * What is assumed of the sky, since nobody counts before reading: objects in a square degree. Only the choice of a way
 * depends on it, not the answer.
 */
const OBJECTS_PER_SQUARE_DEGREE = 2000;
/** Rows that can be read in the time in which a range is opened, if the context does not say. */
const SEEK_ROWS = 5;

/**
 * The cheapest way to read a circle: of the pixel tables that the store has, and of finer and coarser covers with their
 * pixels, the one with the least of ranges to open and rows to read.
 */
export function coneReading(query: IConeQuery, context: IPlanContext): IConeReading {
  const { seekRows = SEEK_ROWS, tables = [COARSE_TABLE] } = context;
  const fine = tables.includes(finePixelTable) ? fineReadings(query) : [];
  // A table that nobody has listed is still the one that the survey has.
  const coarse = tables.includes(COARSE_TABLE) || fine.length === 0 ? [coarseReading(query)] : [];
  const cost = ({ ranges, area }: IConeReading): number =>
    ranges.length * seekRows + area * OBJECTS_PER_SQUARE_DEGREE;
  return [...fine, ...coarse].reduce((best, way) => (cost(way) < cost(best) ? way : best));
}

function coarseReading({ ra, dec, radius }: IConeQuery): IConeReading {
  const pixels = conePixels(pixelNside, ra, dec, radius);
  return {
    table: COARSE_TABLE,
    ranges: pixelRanges(pixels),
    pixels: pixels.length,
    area: (SKY / (12 * pixelNside * pixelNside)) * pixels.length
  };
}

function fineReadings({ ra, dec, radius }: IConeQuery): IConeReading[] {
  const ofRadius = Math.round(Math.log2(SIDE / (radius / ARCSEC_PER_DEGREE)));
  const coarsest = Math.max(0, Math.min(finePixelOrder, ofRadius));
  const finest = Math.min(finePixelOrder, coarsest + DEPTHS - 1);
  const readings: IConeReading[] = [];
  for (let depth = coarsest; depth <= finest; depth++) {
    const runs = nestedCone(finePixelOrder, depth, ra, dec, radius);
    const pixels = runs.reduce((sum, { first, last }) => sum + last - first + 1, 0);
    readings.push({
      table: finePixelTable,
      ranges: finePixelRanges(runs),
      pixels,
      area: (SKY / (12 * 4 ** finePixelOrder)) * pixels
    });
  }
  return readings;
}
