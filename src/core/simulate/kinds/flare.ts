import { exposure, type IVisit } from '../calendar';
import { type IKind } from '../model';
import { highPlace } from '../place';
import { againstReference, sameStar } from './reference';

/** A red dwarf that flares once: up within minutes, gone within hours, much stronger in g. */
export const flare: IKind = {
  name: 'M-dwarf flare',
  count: 50,
  classes: ['low-mass*', 'Unknown'],
  make: (index, { random, nights }) => {
    const known = index % 5 !== 0;
    const night = random.choice(nights);
    const start = night + random.uniform(0.14, 0.4);
    const decay = random.uniform(0.03, 0.09);
    const r = random.uniform(16.2, 18.2);
    const reference = sameStar({ 1: r + random.uniform(1.3, 1.6), 2: r }, random);
    const boost = { 1: random.uniform(1.5, 6), 2: 0 };
    boost[2] = boost[1] * random.uniform(0.12, 0.25);
    const moments: IVisit[] = [
      exposure(start + random.uniform(0.002, 0.01), 1, random),
      exposure(start + random.uniform(0.015, 0.03), 2, random)
    ];
    return {
      ...highPlace(random),
      reference,
      moments,
      difference: againstReference(reference, (jd, fid) =>
        jd < start
          ? reference.mag[fid]
          : reference.mag[fid] - 2.5 * Math.log10(1 + boost[fid] * Math.exp(-(jd - start) / decay))
      ),
      verdict: state => ({
        cdsxmatch: known ? 'low-mass*' : 'Unknown',
        vsx: known && index % 3 === 0 ? 'UV' : 'Unknown',
        snn_snia_vs_nonia: state.random.uniform(0, 0.3),
        snn_sn_vs_all: state.random.uniform(0, 0.4)
      })
    };
  }
};
