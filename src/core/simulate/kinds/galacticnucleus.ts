import { type IContext, type IModel, type IVerdict } from '../model';
import { highPlace } from '../place';
import { againstReference, bands, sameStar } from './reference';
import { longKnown, noSupernova } from './scores';
import { dampedWalk } from './walk';

/** How a kind of active nucleus varies. */
export interface INucleus {
  /** Range of r, mag. */
  readonly mag: readonly [bright: number, faint: number];
  /** Correlation time, days, and deviation, mag. */
  readonly tau: number;
  readonly sigma: number;
  readonly label: string;
  /** A galaxy is seen around it. */
  readonly extended: boolean;
  /** Adds to its magnitude at a JD. */
  readonly state?: (jd: number) => number;
  readonly verdict?: (walk: number, random: IContext['random']) => Partial<IVerdict>;
  readonly redshift: number;
}

/** An active nucleus: bluer when brighter, never twice the same. */
export function nucleus(context: IContext, kind: INucleus): IModel {
  const { random, calendar } = context;
  const walk = dampedWalk(random, calendar.start, calendar.nights, kind.tau, kind.sigma);
  const reference = {
    ...sameStar(bands(random.uniform(...kind.mag), random.uniform(0.1, 0.4)), random),
    extended: kind.extended
  };
  const share = { 1: 1, 2: 0.85, 3: 0.75 };
  const offset = (jd: number): number => walk(jd) + (kind.state?.(jd) ?? 0);
  return {
    ...highPlace(context),
    reference,
    difference: againstReference(reference, (jd, fid) => reference.mag[fid] + share[fid] * offset(jd)),
    past: longKnown(random, 20, 300),
    verdict: state => ({
      ...noSupernova(state),
      cdsxmatch: kind.label,
      ...kind.verdict?.(offset(state.jd), state.random)
    }),
    truth: { redshift: kind.redshift, tau: kind.tau, sigma: kind.sigma, mean_r: reference.mag[2] }
  };
}
