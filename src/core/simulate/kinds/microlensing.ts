import { type IKind } from '../model';
import { galacticPlace } from '../place';
import { againstReference, bands, sameStar } from './reference';
import { score } from './scores';

/**
 * A star that another one in front of it makes brighter for some weeks, alike in all colours (Paczynski 1986, ApJ 304,
 * 1); some 20 a year in ZTF (Rodriguez et al. 2022, ApJ 927, 150). Fink's score needs four detections. Now and then
 * SuperNNova takes one for a supernova too: then its class is Ambiguous.
 */
export const microlensing: IKind = {
  name: 'microlensing',
  weight: 16,
  classes: ['Microlensing candidate', 'Ambiguous', 'SN candidate', 'Unknown'],
  make: (_, context) => {
    const { random, calendar } = context;
    const closest = random.uniform(calendar.start + 0.1 * calendar.nights, calendar.end);
    const crossing = 10 ** (1.35 + 0.25 * random.normal());
    const impact = random.uniform(0.02, 0.4);
    const reference = sameStar(bands(random.uniform(15, 18.3), random.uniform(0.6, 1.4)), random);
    const magnification = (jd: number): number => {
      const u2 = impact ** 2 + ((jd - closest) / crossing) ** 2;
      return (u2 + 2) / Math.sqrt(u2 * (u2 + 4));
    };
    return {
      ...galacticPlace(context, 5),
      reference,
      difference: againstReference(
        reference,
        (jd, fid) => reference.mag[fid] - 2.5 * Math.log10(magnification(jd))
      ),
      verdict: state => ({
        mulens: state.detections >= 4 && state.random.chance(0.9) ? state.random.uniform(0.4, 0.95) : 0,
        snn_snia_vs_nonia: score(state.random, 0.1),
        snn_sn_vs_all: score(state.random, 0.25)
      }),
      truth: { t0: closest, crossing, impact, baseline_r: reference.mag[2] }
    };
  }
};
