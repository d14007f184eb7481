import { type IContext, type IKind, type IModel, type IVerdict } from '../model';
import { nucleus } from './galacticnucleus';

const LABELS = ['BLLac', 'Blazar', 'BLLac', 'QSO'] as const;

/**
 * Statistics of a CTA blazar from its magnitude relative to its mean: below 0 to 1 times the low threshold (0.6 of the
 * mean flux here) it is low, above the high one (1.8) high, as fink-science defines them.
 */
function statistics(offset: number, random: IContext['random']): Partial<IVerdict> {
  const flux = 10 ** (-0.4 * offset);
  const [low, high] = [flux / 0.6, flux / 1.8];
  const steady = (value: number): number => Math.fround(value * (1 + 0.05 * random.normal()));
  return {
    blazar_stats: {
      m0: steady(low),
      m1: steady(low),
      m2: Math.fround(random.uniform(0, 1)),
      instantness_low: Math.fround(low),
      robustness_low: steady(low),
      instantness_high: Math.fround(high),
      robustness_high: steady(high)
    }
  };
}

/** A jet that points at us: quick and strong (Bonning et al. 2012, ApJ 756, 13), its state changes within the survey. */
function jet(index: number, context: IContext, change: number): IModel {
  const { random, calendar } = context;
  const turn = calendar.start + random.uniform(-0.3, 0.4) * calendar.nights;
  const names = {
    x4lac: `4FGL sim${1000 + index}${change < 0 ? 'H' : 'L'}`,
    x3hsp: random.chance(0.4) ? `3HSP sim${1000 + index}` : 'Unknown'
  };
  const model = nucleus(context, {
    mag: [14.5, 16.8],
    tau: random.uniform(4, 30),
    sigma: random.uniform(0.2, 0.4),
    label: LABELS[index % LABELS.length] ?? 'Blazar',
    extended: false,
    state: jd => change / (1 + Math.exp(-(jd - turn) / 3)),
    verdict: (offset, stream) => ({ ...names, ...statistics(offset, stream) }),
    redshift: random.uniform(0.03, 0.9)
  });
  return { ...model, truth: { ...model.truth, turn, change } };
}

export const blazarLow: IKind = {
  name: 'blazar, low state',
  weight: 12,
  classes: LABELS,
  make: (index, context) => jet(index, context, 1)
};

export const blazarHigh: IKind = {
  name: 'blazar, high state',
  weight: 12,
  classes: LABELS,
  make: (index, context) => jet(index, context, -1.1)
};
