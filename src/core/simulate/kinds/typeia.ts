import { type IKind } from '../model';
import { explode } from './explosion';
import { score, supernova } from './scores';
import { type Template } from './template';

const G: Template = [
  ...([
    [-17.5, 6],
    [-15, 3],
    [-12, 1.6],
    [-8, 0.55],
    [-4, 0.12],
    [0, 0],
    [5, 0.18]
  ] as const),
  ...([
    [10, 0.6],
    [15, 1.15],
    [20, 1.65],
    [25, 2.1],
    [30, 2.45],
    [60, 3.1],
    [120, 4.1]
  ] as const)
];
const R: Template = [
  ...([
    [-17.5, 6],
    [-15, 3],
    [-12, 1.5],
    [-8, 0.5],
    [-4, 0.12],
    [0, 0],
    [5, 0.1],
    [10, 0.4]
  ] as const),
  ...([
    [15, 0.65],
    [20, 0.72],
    [25, 0.85],
    [30, 1.15],
    [60, 2.3],
    [120, 3.8]
  ] as const)
];

/**
 * Exploding white dwarf: after the templates of Hsiao et al. 2007 (ApJ 663, 1187), absolute magnitude of Yao et al.
 * 2019 (ApJ 886, 152), seven in ten of a magnitude-limited sample (Fremling et al. 2020, ApJ 895, 32).
 */
export const typeIa: IKind = {
  name: 'SN Ia',
  weight: 240,
  classes: ['SN candidate', 'Early SN Ia candidate'],
  make: (_, context) =>
    explode(context, {
      templates: { 1: G, 2: R },
      absolute: -19.2,
      scatter: 0.25,
      colour: -0.02,
      depth: 0.1,
      early: 20,
      tns: context.random.chance(0.9)
        ? 'SN Ia'
        : context.random.choice(['SN Ia-91T-like', 'SN Ia-91bg-like']),
      reported: 0.5,
      verdict: (state, day) => {
        const scores = supernova(state, 0.92, day < 3 ? 0.75 : 0.05, 0.95);
        // the random forest looks at rising light curves of few points only
        return state.detections > 20 ? { ...scores, rf_snia_vs_nonia: score(state.random, 0) } : scores;
      }
    })
};
