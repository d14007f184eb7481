/** Flux density of magnitude zero in the AB system, jansky. */
export const AB_ZERO_JY = 3631;

/** 2.5 / ln 10: error of a magnitude over relative error of its flux. */
export const POGSON = 1.0857362047581296;

/** AB magnitude to flux density in jansky. */
export function magToFlux(mag: number): number {
  return AB_ZERO_JY * 10 ** (-0.4 * mag);
}

/** Flux density in jansky to AB magnitude; NaN for a flux that is not positive. */
export function fluxToMag(flux: number): number {
  return flux > 0 ? -2.5 * Math.log10(flux / AB_ZERO_JY) : NaN;
}

/** Error of a flux in the unit of the flux, from the error of its magnitude. */
export function fluxError(flux: number, sigmaMag: number): number {
  return (Math.abs(flux) * sigmaMag) / POGSON;
}

/** A measured quantity and its error, in the same unit. */
export interface IMeasure {
  readonly value: number;
  readonly sigma: number;
}

/** Whether a difference is brighter than the reference: `isdiffpos` of ZTF is `t` or `1`, else it is fainter. */
export function isPositive(isdiffpos: unknown): boolean {
  return isdiffpos === 't' || isdiffpos === '1' || isdiffpos === 1 || isdiffpos === true;
}

/** Difference flux in jansky, negative where the source is fainter than in the reference image. */
export function differenceFlux(magpsf: number, sigmapsf: number, isdiffpos: unknown): IMeasure {
  const flux = magToFlux(magpsf);
  return { value: isPositive(isdiffpos) ? flux : -flux, sigma: fluxError(flux, sigmapsf) };
}
