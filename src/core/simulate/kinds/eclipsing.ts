import { type IKind } from '../model';
import { galacticPlace } from '../place';
import { periodic } from './periodic';
import { bands } from './reference';
import { gaia } from './scores';

/** Depth of an eclipse at a distance in phase from its middle, 1 in the middle. */
const dip = (away: number, width: number): number => Math.max(0, 1 - (away / width) ** 2);

/**
 * Eclipsing binary: detached ones (Algol) are faint twice a turn, contact ones (W UMa) change all the time, with
 * periods about 0.35 d (Chen et al. 2020, ApJS 249, 18: 350 000 in ZTF, the most frequent periodic variable).
 */
export const eclipsing: IKind = {
  name: 'eclipsing binary',
  weight: 280,
  classes: ['EB*', 'EclBin', 'EB*_Candidate'],
  make: (index, context) => {
    const { random } = context;
    const contact = index % 3 !== 0;
    const deep = contact ? random.uniform(0.35, 0.8) : random.uniform(0.6, 2);
    const second = contact ? random.uniform(0.8, 1) : random.uniform(0.1, 0.6);
    const width = random.uniform(0.06, 0.13);
    const detached = (phase: number): number =>
      dip(Math.min(phase, 1 - phase), width) + second * dip(Math.abs(phase - 0.5), width);
    const touching = (phase: number): number =>
      0.5 * Math.cos(4 * Math.PI * phase) + (phase > 0.25 && phase < 0.75 ? second - 1 : 0);
    return periodic(context, {
      place: galacticPlace(context, 18),
      period: contact ? 0.24 + 0.12 * -Math.log(1 - random.uniform()) : 10 ** random.uniform(-0.2, 1),
      mean: bands(random.uniform(13.8, 17.8), random.uniform(0.2, 1)),
      amplitude: { 1: deep, 2: 0.95 * deep, 3: 0.92 * deep },
      shape: contact ? touching : detached,
      verdict: {
        ...gaia(random, random.uniform(0.2, 3), 'ECL'),
        cdsxmatch: index % 10 < 7 ? 'EB*' : index % 10 < 9 ? 'EclBin' : 'EB*_Candidate',
        vsx: contact ? 'EW' : 'EA',
        gcvs: random.chance(0.2) ? (contact ? 'EW' : 'EA') : 'Unknown'
      }
    });
  }
};
