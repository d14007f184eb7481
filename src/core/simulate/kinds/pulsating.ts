import { type IContext, type IKind, type IModel, type IVerdict } from '../model';
import { galacticPlace, highPlace, type IPlace } from '../place';
import { againstReference, sameStar } from './reference';

interface IPulsation {
  readonly place: IPlace;
  /** Days. */
  readonly period: number;
  /** Mean r magnitude, g - r, and full amplitude in g. */
  readonly r: number;
  readonly colour: number;
  readonly amplitude: number;
  /** Part of the period in which it brightens. */
  readonly rise: number;
  readonly verdict: Partial<IVerdict>;
}

/** A sawtooth between -1/2 (brightest) and 1/2: quick rise, slow decline, period 1. */
function sawtooth(phase: number, rise: number): number {
  const turn = phase - Math.floor(phase);
  return turn < rise ? 0.5 - turn / rise : (turn - rise) / (1 - rise) - 0.5;
}

function pulsate(context: IContext, star: IPulsation): IModel {
  const { random } = context;
  const epoch = random.uniform(0, star.period);
  const reference = sameStar({ 1: star.r + star.colour, 2: star.r }, random);
  const swing = { 1: star.amplitude, 2: 0.7 * star.amplitude };
  return {
    ...star.place,
    reference,
    difference: againstReference(
      reference,
      (jd, fid) => reference.mag[fid] + swing[fid] * sawtooth((jd - epoch) / star.period, star.rise)
    ),
    past: { detections: Math.floor(random.uniform(60, 500)), since: 2458280.5 + random.uniform(0, 400) },
    verdict: state => ({
      ...star.verdict,
      snn_snia_vs_nonia: state.random.uniform(0, 0.4),
      snn_sn_vs_all: state.random.uniform(0, 0.4)
    })
  };
}

export const rrLyrae: IKind = {
  name: 'RR Lyrae',
  count: 36,
  classes: ['RRLyr'],
  make: (_, context) => {
    const { random } = context;
    return pulsate(context, {
      place: highPlace(random),
      period: random.uniform(0.42, 0.75),
      r: random.uniform(14.8, 17.8),
      colour: random.uniform(0.15, 0.3),
      amplitude: random.uniform(0.7, 1.2),
      rise: 0.15,
      verdict: { cdsxmatch: 'RRLyr', vsx: 'RRAB', gcvs: random.chance(0.3) ? 'RRAB' : 'Unknown' }
    });
  }
};

export const cepheid: IKind = {
  name: 'Cepheid',
  count: 20,
  classes: ['Cepheid'],
  make: (_, context) => {
    const { random } = context;
    return pulsate(context, {
      place: galacticPlace(random),
      period: 10 ** random.uniform(0.4, 1.4),
      r: random.uniform(13.4, 16),
      colour: random.uniform(0.5, 1),
      amplitude: random.uniform(0.5, 0.9),
      rise: 0.3,
      verdict: { cdsxmatch: 'Cepheid', vsx: 'DCEP', gcvs: random.chance(0.3) ? 'DCEP' : 'Unknown' }
    });
  }
};
