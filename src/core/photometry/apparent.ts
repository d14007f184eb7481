import { fluxError, fluxToMag, type IMeasure, isPositive, magToFlux, POGSON } from './flux';

/** Arcseconds within which the nearest reference source counts as the source itself. */
export const SOURCE_BEHIND_ARCSEC = 1.5;

/** What an apparent (DC) magnitude is made of: columns of one alert without their family. */
export interface IAlertPhotometry {
  /** Difference magnitude and its error. */
  readonly magpsf: number;
  readonly sigmapsf: number;
  /** Magnitude of the nearest source of the reference image and its error. */
  readonly magnr: number;
  readonly sigmagnr: number;
  /** `t` or `1`: brighter than the reference. */
  readonly isdiffpos: unknown;
}

/** Whether the latest `distnr` (arcsec) of an object says that a source stands behind it; -999 means none. */
export function hasSourceBehind(distnr: unknown): boolean {
  return typeof distnr === 'number' && distnr >= 0 && distnr <= SOURCE_BEHIND_ARCSEC;
}

/**
 * Apparent ("DC") flux in jansky: reference plus or minus difference. May be negative. Without a usable
 * reference magnitude (-999, NaN) the reference counts as zero.
 */
export function apparentFlux(alert: IAlertPhotometry): IMeasure {
  const difference = magToFlux(alert.magpsf);
  const reference = isMagnitude(alert.magnr) ? magToFlux(alert.magnr) : 0;
  const sigmaReference = isMagnitude(alert.sigmagnr) ? alert.sigmagnr : 0;
  return {
    value: reference + (isPositive(alert.isdiffpos) ? difference : -difference),
    sigma: Math.hypot(fluxError(difference, alert.sigmapsf), fluxError(reference, sigmaReference))
  };
}

/**
 * Apparent ("DC") magnitude, as Fink's portal computes it, for an object with a source behind. `undefined`
 * where the total flux is not positive or the reference magnitude is missing: such a point has no magnitude.
 */
export function apparentMagnitude(alert: IAlertPhotometry): IMeasure | undefined {
  if (!isMagnitude(alert.magnr) || !isMagnitude(alert.magpsf)) {
    return undefined;
  }
  const flux = apparentFlux(alert);
  if (!(flux.value > 0)) {
    return undefined;
  }
  return { value: fluxToMag(flux.value), sigma: (POGSON * flux.sigma) / flux.value };
}

/** ZTF writes -999 for a missing magnitude. */
function isMagnitude(value: number): boolean {
  return Number.isFinite(value) && value > -99;
}
