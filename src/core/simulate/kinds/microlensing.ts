import { FIRST_NIGHT } from '../calendar';
import { type IKind } from '../model';
import { galacticPlace } from '../place';
import { againstReference, sameStar } from './reference';

/** A star that another one in front of it makes brighter for some weeks, alike in all colours (Paczynski 1986). */
export const microlensing: IKind = {
  name: 'microlensing',
  count: 6,
  classes: ['Microlensing candidate'],
  make: (_, { random }) => {
    const closest = FIRST_NIGHT + random.uniform(30, 100);
    const crossing = random.uniform(12, 35);
    const impact = random.uniform(0.08, 0.4);
    const r = random.uniform(15.5, 17.8);
    const reference = sameStar({ 1: r + random.uniform(0.6, 1.1), 2: r }, random);
    const magnification = (jd: number): number => {
      const u2 = impact ** 2 + ((jd - closest) / crossing) ** 2;
      return (u2 + 2) / Math.sqrt(u2 * (u2 + 4));
    };
    return {
      ...galacticPlace(random),
      reference,
      difference: againstReference(
        reference,
        (jd, fid) => reference.mag[fid] - 2.5 * Math.log10(magnification(jd))
      ),
      verdict: state => ({
        mulens: state.detections >= 5 ? state.random.uniform(0.4, 0.95) : 0,
        snn_snia_vs_nonia: state.random.uniform(0, 0.4),
        snn_sn_vs_all: state.random.uniform(0, 0.45)
      })
    };
  }
};
