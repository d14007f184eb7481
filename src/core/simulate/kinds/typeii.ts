import { type IKind } from '../model';
import { explode } from './explosion';
import { supernova } from './scores';
import { type Template } from './template';

const G: Template = [
  [-8, 6],
  [-7, 2.5],
  [-5, 0.9],
  [0, 0],
  [20, 0.55],
  [60, 1.35],
  [95, 2],
  [110, 4],
  [200, 5]
];
const R: Template = [
  [-8, 6],
  [-7, 2.6],
  [-5, 1],
  [0, 0],
  [20, 0.05],
  [60, 0.25],
  [95, 0.6],
  [110, 2.4],
  [200, 3.4]
];

/**
 * Massive star with hydrogen: rise of a week and plateau of 100 days (Anderson et al. 2014, ApJ 786, 67), absolute
 * magnitude -17; one in five of a magnitude-limited sample (Perley et al. 2020, ApJ 904, 35).
 */
export const typeII: IKind = {
  name: 'SN II',
  weight: 66,
  classes: ['SN candidate'],
  make: (_, context) =>
    explode(context, {
      templates: { 1: G, 2: R },
      absolute: -17,
      scatter: 0.8,
      colour: 0.1,
      depth: 0.05,
      early: 80,
      tns: context.random.choice(['SN II', 'SN II', 'SN IIP', 'SN IIn', 'SN IIb']),
      reported: 0.5,
      verdict: state => supernova(state, 0.15)
    })
};
