import { type IKind } from '../model';
import { galacticPlace } from '../place';
import { periodic, sawtooth } from './periodic';
import { bands } from './reference';
import { gaia } from './scores';

/** Classical Cepheid: periods of 2.5 to 30 d (Pietrukowicz et al. 2021, Acta Astron. 71, 205), faint and reddened ones of the disk. */
export const cepheid: IKind = {
  name: 'Cepheid',
  weight: 60,
  classes: ['Cepheid', 'ClassicalCep'],
  make: (_, context) => {
    const { random } = context;
    const swing = random.uniform(0.5, 0.95);
    const period = 10 ** random.uniform(0.4, 1.5);
    return periodic(context, {
      place: galacticPlace(context, 1.8),
      period,
      mean: bands(random.uniform(13.4, 16.5), random.uniform(0.6, 1.5)),
      amplitude: { 1: swing, 2: 0.7 * swing, 3: 0.55 * swing },
      shape: phase => sawtooth(phase, 0.3),
      verdict: {
        ...gaia(random, random.uniform(0.1, 0.5), 'CEP'),
        cdsxmatch: random.chance(0.25) ? 'ClassicalCep' : 'Cepheid',
        vsx: 'DCEP',
        gcvs: random.chance(0.3) ? 'DCEP' : 'Unknown'
      }
    });
  }
};
