export { POGSON, differenceFlux, fluxToMag, isPositive, magToFlux, type IMeasure } from './flux';
export {
  apparentFlux,
  apparentMagnitude,
  hasSourceBehind,
  SOURCE_BEHIND_ARCSEC,
  type IAlertPhotometry
} from './apparent';
export { RATE_COLUMNS, RATE_NEEDS, ratesOf, type IRates } from './rate';
