import { jdToIso, jdToMjd } from '../time';
import type { Row, Value } from '../value';
import { BANDS, type IBand } from './band';
import { round } from './round';

/** What a measurement is: a detection, a detection of low quality, or a limit without detection. */
export type PointKind = 'valid' | 'badquality' | 'upperlim';

/** Kinds in the order in which they are drawn and, from the end, left out. */
export const POINT_KINDS: readonly PointKind[] = ['valid', 'badquality', 'upperlim'];

/** One measurement ready to be drawn. */
export interface IPoint {
  readonly kind: PointKind;
  readonly band: IBand;
  /** JD UTC, unrounded: the order of points. */
  readonly jd: number;
  /** `YYYY-MM-DD HH:MM:SS.sss` UTC. */
  readonly date: string;
  /** MJD UTC, 6 decimals. */
  readonly mjd: number;
  /** Difference magnitude, or limiting magnitude, 4 decimals. */
  readonly magnitude: number;
  /** 1-sigma error, magnitudes, 4 decimals; null for limits and where it is not known. */
  readonly error: number | null;
  /** The source is fainter than in the reference image. */
  readonly negative: boolean;
}

export interface IPoints {
  /** Oldest first; rows of equal date keep their order. */
  readonly points: readonly IPoint[];
  /** Rows without date, magnitude, or known band, which cannot be drawn. */
  readonly unusable: number;
}

/** Rows of alerts (`i:jd`, `i:fid`, `i:magpsf`, `i:sigmapsf`, `i:diffmaglim`, `d:tag`, `i:isdiffpos`) to points. */
export function pointsOf(rows: readonly Row[]): IPoints {
  const points = rows.map(pointOf).filter(point => point !== undefined);
  return { points: points.sort((a, b) => a.jd - b.jd), unusable: rows.length - points.length };
}

function pointOf(row: Row): IPoint | undefined {
  const kind = kindOf(row['d:tag']);
  const band = BANDS.find(known => known.fid === row['i:fid']);
  const jd = finite(row['i:jd']);
  const magnitude = finite(kind === 'upperlim' ? row['i:diffmaglim'] : row['i:magpsf']);
  if (kind === undefined || band === undefined || jd === null || magnitude === null || jdToIso(jd) === '') {
    return undefined;
  }
  const error = kind === 'upperlim' ? null : finite(row['i:sigmapsf']);
  return {
    kind,
    band,
    jd,
    date: jdToIso(jd),
    mjd: round(jdToMjd(jd), 6),
    magnitude: round(magnitude, 4),
    error: error === null || error < 0 ? null : round(error, 4),
    negative: kind !== 'upperlim' && isNegative(row['i:isdiffpos'])
  };
}

/** Rows of routes that only give detections have no tag. */
function kindOf(tag: Value | undefined): PointKind | undefined {
  return tag === undefined || tag === null ? 'valid' : POINT_KINDS.find(kind => kind === tag);
}

function finite(value: Value | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value > -99 ? value : null;
}

/** ZTF writes `t`/`f`, older alerts `1`/`0`. */
function isNegative(value: Value | undefined): boolean {
  return value === 'f' || value === '0' || value === false || value === 0;
}
