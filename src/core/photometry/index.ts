export {
  AB_ZERO_JY,
  POGSON,
  differenceFlux,
  fluxError,
  fluxToMag,
  isPositive,
  magToFlux,
  type IMeasure
} from './flux';
export {
  apparentFlux,
  apparentMagnitude,
  hasSourceBehind,
  LARGEST_APPARENT_SIGMA,
  SOURCE_BEHIND_ARCSEC,
  type IAlertPhotometry
} from './apparent';
export { COLOUR_WINDOW, RATE_COLUMNS, RATE_NEEDS, ratesOf, type IRates } from './rate';
