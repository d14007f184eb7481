import { type IKind } from '../model';
import { explode } from './explosion';
import { supernova } from './scores';
import { type Template } from './template';

const G: Template = [
  [-18, 6],
  [-15, 2.6],
  [-10, 0.9],
  [-5, 0.2],
  [0, 0],
  [10, 0.75],
  [20, 1.7],
  [30, 2.3],
  [100, 3.7]
];
const R: Template = [
  [-19, 6],
  [-15, 2.3],
  [-10, 0.8],
  [-5, 0.2],
  [0, 0],
  [10, 0.35],
  [20, 1],
  [30, 1.5],
  [100, 3]
];

/**
 * Massive star without hydrogen: light curves of Taddia et al. 2018 (A&A 609, A136), absolute magnitude -17.7; one in
 * fifteen of a magnitude-limited sample (Perley et al. 2020, ApJ 904, 35).
 */
export const typeIbc: IKind = {
  name: 'SN Ibc',
  weight: 20,
  classes: ['SN candidate'],
  make: (_, context) =>
    explode(context, {
      templates: { 1: G, 2: R },
      absolute: -17.7,
      scatter: 0.6,
      colour: 0.35,
      depth: 0.06,
      early: 20,
      tns: context.random.choice(['SN Ib', 'SN Ic', 'SN Ic', 'SN Ic-BL']),
      reported: 0.5,
      verdict: state => supernova(state, 0.35)
    })
};
