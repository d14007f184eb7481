import { type IKind } from '../model';
import { galacticPlace } from '../place';
import { periodic, sawtooth } from './periodic';
import { bands } from './reference';
import { gaia } from './scores';

/** Mira: periods of 100 to 500 d, some magnitudes deep, very red (Mattei 1997; Mowlavi et al. 2018, A&A 618, A58, of Gaia). */
export const mira: IKind = {
  name: 'Mira',
  weight: 110,
  classes: ['Mira', 'LPV*'],
  make: (_, context) => {
    const { random } = context;
    const period = Math.max(100, 300 + 80 * random.normal());
    const swing = random.uniform(2.5, 5);
    return periodic(context, {
      place: galacticPlace(context, 12),
      period,
      mean: bands(random.uniform(13.5, 16.5), random.uniform(1.5, 2.6)),
      amplitude: { 1: swing, 2: 0.9 * swing, 3: 0.6 * swing },
      shape: phase => 0.6 * sawtooth(phase, 0.42) - 0.2 * Math.cos(2 * Math.PI * (phase - 0.42)),
      verdict: {
        ...gaia(random, random.uniform(0.05, 0.6), 'LPV'),
        cdsxmatch: random.chance(0.6) ? 'Mira' : 'LPV*',
        vsx: 'M',
        gcvs: random.chance(0.5) ? 'M' : 'Unknown'
      }
    });
  }
};
