import { magToFlux, POGSON, SOURCE_BEHIND_ARCSEC } from '../photometry';
import { type IVisit } from './calendar';
import { type IModel } from './model';
import { type IRandom } from './random';

/** What one exposure says of an object. */
export interface IEpoch extends IVisit {
  /** Measured difference flux and its error, jansky. */
  readonly flux: number;
  readonly sigma: number;
  /** At least five sigma, up or down. */
  readonly detected: boolean;
  /** Real/bogus score and number of bad pixels; of no meaning when not detected. */
  readonly rb: number;
  readonly nbad: number;
}

/** Sigmas of a detection. */
const THRESHOLD = 5;
/** Error of the calibration, as a part of the flux. */
const SYSTEMATIC = 0.015;
/** Fink takes alerts with at least this score and without bad pixels. */
const RB_MIN = 0.55;
/** Part of the detections that miss Fink's cuts. */
const POOR = 0.07;

/** Measures an object in an exposure of its field. */
export function measure(model: IModel, visit: IVisit, random: IRandom): IEpoch {
  const { jd, fid, limit, seeing, field, id } = visit;
  const { reference } = model;
  const truth = model.difference(jd, fid);
  const behind = reference.distance <= SOURCE_BEHIND_ARCSEC ? magToFlux(reference.mag[fid]) : 0;
  const sky = magToFlux(limit) / THRESHOLD;
  const sigma = Math.hypot(sky, SYSTEMATIC * (behind + Math.abs(truth)));
  const flux = truth + sigma * random.normal();
  const poor = random.chance(POOR);
  const score = poor ? random.uniform(0.12, 0.6) : 0.78 + 0.1 * random.normal();
  const rb = Math.min(0.99, poor ? score : Math.max(score, RB_MIN + 0.01));
  const nbad = poor && rb >= RB_MIN ? 1 + Math.floor(random.uniform(0, 4)) : 0;
  return {
    jd,
    fid,
    limit,
    seeing,
    field,
    id,
    flux,
    sigma,
    detected: Math.abs(flux) >= THRESHOLD * sigma,
    rb,
    nbad
  };
}

/** Whether Fink sends an alert of it. */
export function passesCuts(epoch: IEpoch): boolean {
  return epoch.detected && epoch.rb >= RB_MIN && epoch.nbad === 0;
}

/** Difference magnitude of a detection and its error, and whether it is brighter than the reference. */
export function magnitudeOf(epoch: IEpoch): { magpsf: number; sigmapsf: number; positive: boolean } {
  const size = Math.abs(epoch.flux);
  return {
    magpsf: -2.5 * Math.log10(size / magToFlux(0)),
    sigmapsf: (POGSON * epoch.sigma) / size,
    positive: epoch.flux > 0
  };
}
