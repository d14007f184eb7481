import { type ByFilter, type IContext, type IModel, type IVerdict } from '../model';
import { type IPlace } from '../place';
import { againstReference, sameStar } from './reference';
import { longKnown, noSupernova } from './scores';

/** A star whose magnitude depends on its phase. */
export interface IPeriodic {
  readonly place: IPlace;
  /** Days. */
  readonly period: number;
  /** Mean magnitudes. */
  readonly mean: ByFilter;
  /** Full amplitude in each filter, mag. */
  readonly amplitude: ByFilter;
  /** Magnitudes relative to the mean for an amplitude of 1, by phase 0 to 1. */
  readonly shape: (phase: number) => number;
  readonly verdict: Partial<IVerdict>;
}

/** A periodic star. Its reference image is an average, so that it is now brighter, now fainter than it. */
export function periodic({ random, calendar }: IContext, star: IPeriodic): IModel {
  const epoch = calendar.start + random.uniform(0, star.period);
  const reference = sameStar(star.mean, random);
  const phase = (jd: number): number => {
    const turns = (jd - epoch) / star.period;
    return turns - Math.floor(turns);
  };
  return {
    ...star.place,
    reference,
    difference: againstReference(
      reference,
      (jd, fid) => star.mean[fid] + star.amplitude[fid] * star.shape(phase(jd))
    ),
    past: longKnown(random, 60, 500),
    verdict: state => ({ ...noSupernova(state), ...star.verdict }),
    truth: { period: star.period, epoch, amplitude_g: star.amplitude[1], mean_r: star.mean[2] }
  };
}

/** A sawtooth between -1/2 (brightest) and 1/2: quick rise, slow decline. */
export function sawtooth(phase: number, rise: number): number {
  return phase < rise ? 0.5 - phase / rise : (phase - rise) / (1 - rise) - 0.5;
}
