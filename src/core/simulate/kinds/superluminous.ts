import { type IKind } from '../model';
import { explode } from './explosion';
import { score, supernova } from './scores';
import { type Template } from './template';

const G: Template = [
  [-70, 6],
  [-50, 2.4],
  [-35, 1.1],
  [-20, 0.4],
  [0, 0],
  [25, 0.6],
  [50, 1.4],
  [80, 2.4],
  [160, 4]
];
const R: Template = [
  [-70, 6],
  [-50, 2.6],
  [-35, 1.3],
  [-20, 0.5],
  [0, 0],
  [25, 0.4],
  [50, 1],
  [80, 1.8],
  [160, 3.2]
];

/**
 * Superluminous supernova: rises for 40 days, absolute magnitude -21.5 (Chen et al. 2023, ApJ 943, 41); one in a
 * hundred of a magnitude-limited sample (Fremling et al. 2020), more here so that their table has rows. Fink's score
 * needs 30 days of light curve.
 */
export const superluminous: IKind = {
  name: 'SLSN',
  weight: 12,
  classes: ['SN candidate', 'Unknown'],
  make: (_, context) =>
    explode(context, {
      templates: { 1: G, 2: R },
      absolute: -21.5,
      scatter: 0.6,
      colour: -0.1,
      depth: 0.3,
      early: 40,
      tns: context.random.choice(['SLSN-I', 'SLSN-I', 'SLSN-II']),
      reported: 0.8,
      verdict: state => ({
        ...supernova(state, 0.1),
        slsn_score: Math.fround(state.age >= 30 && state.detections >= 6 ? score(state.random, 0.85) : -1),
        anomaly_score: -0.03 + 0.04 * state.random.normal()
      })
    })
};
