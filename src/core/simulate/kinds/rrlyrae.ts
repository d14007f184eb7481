import { type IKind } from '../model';
import { haloPlace } from '../place';
import { periodic, sawtooth } from './periodic';
import { bands } from './reference';
import { gaia } from './scores';

/**
 * RR Lyrae: three in four ab with a period about 0.57 d and a quick rise, one in four c (Sesar et al. 2010, ApJ 708,
 * 717; amplitudes in r 0.7 of those in g), in the halo of the Milky Way.
 */
export const rrLyrae: IKind = {
  name: 'RR Lyrae',
  weight: 260,
  classes: ['RRLyr'],
  make: (index, context) => {
    const { random } = context;
    const ab = index % 4 !== 3;
    const r = random.uniform(14.5, 18.4);
    const swing = ab ? random.uniform(0.6, 1.2) : random.uniform(0.35, 0.55);
    const type = ab ? 'RRAB' : 'RRC';
    return periodic(context, {
      place: haloPlace(context),
      period: ab ? 0.57 + 0.07 * random.normal() : 0.33 + 0.035 * random.normal(),
      mean: bands(r, random.uniform(0.15, 0.3)),
      amplitude: { 1: swing, 2: 0.7 * swing, 3: 0.55 * swing },
      shape: ab ? phase => sawtooth(phase, 0.15) : phase => -0.5 * Math.cos(2 * Math.PI * phase),
      verdict: {
        ...gaia(random, 10 ** ((0.6 - r) / 5 + 2), 'RR'),
        cdsxmatch: random.chance(0.06) ? 'Unknown' : 'RRLyr',
        vsx: type,
        gcvs: random.chance(0.3) ? type : 'Unknown'
      }
    });
  }
};
