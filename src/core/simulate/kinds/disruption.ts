import { type IKind } from '../model';
import { explode } from './explosion';
import { score, supernova } from './scores';
import { type Template } from './template';

/** Magnitudes below maximum for a decline as t^(-5/3), 40 days after disruption. */
const fall = (day: number): readonly [number, number] => [day, 2.5 * (5 / 3) * Math.log10((day + 40) / 40)];
const CURVE: Template = [
  ...([
    [-40, 6],
    [-30, 2.6],
    [-20, 1.1],
    [-10, 0.3],
    [0, 0]
  ] as const),
  ...[10, 20, 40, 70, 110, 160, 250].map(fall)
];

/**
 * A star torn apart by the black hole of a galaxy: blue, in the nucleus, absolute magnitude -20, falls as t^(-5/3)
 * (van Velzen et al. 2021, ApJ 908, 4; Hammerstein et al. 2023, ApJ 942, 9: 30 in 2.6 years of ZTF).
 */
export const disruption: IKind = {
  name: 'TDE',
  weight: 12,
  classes: ['SN candidate', 'Unknown'],
  make: (_, context) =>
    explode(context, {
      templates: { 1: CURVE, 2: CURVE },
      absolute: -19.9,
      scatter: 0.5,
      colour: -0.25,
      depth: 0.14,
      early: 60,
      nuclear: true,
      tns: 'TDE',
      reported: 0.8,
      verdict: state => ({
        ...supernova(state, 0.1, 0.02, 0.8),
        slsn_score: Math.fround(state.age >= 30 ? score(state.random, 0.15) : -1),
        anomaly_score: -0.02 + 0.04 * state.random.normal()
      })
    })
};
