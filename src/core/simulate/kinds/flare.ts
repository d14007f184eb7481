import { fieldAt } from '../fields';
import { type IKind } from '../model';
import { haloPlace } from '../place';
import { againstReference, bands, sameStar } from './reference';
import { gaia, noSupernova } from './scores';

/**
 * A red dwarf that flares once: up within minutes, gone within hours, much stronger in g (Davenport et al. 2014, ApJ
 * 797, 122). A flare that nobody looked at is of no use here: each begins shortly before its field is observed.
 */
export const flare: IKind = {
  name: 'M-dwarf flare',
  weight: 120,
  classes: ['low-mass*', 'Unknown'],
  make: (index, context) => {
    const { random, calendar } = context;
    const place = haloPlace(context);
    const visits = calendar.visits(fieldAt(place.ra, place.dec)).filter(visit => visit.jd > calendar.start);
    const start =
      (visits.length > 0 ? random.choice(visits).jd : calendar.start) - random.uniform(0.001, 0.02);
    const decay = 10 ** random.uniform(-1.9, -1);
    const reference = sameStar(
      bands(random.uniform(16.2, 19.5), random.uniform(1.3, 1.6), random.uniform(0.8, 1.5)),
      random
    );
    const strength = 10 ** random.uniform(0.2, 1.2);
    const boost = { 1: strength, 2: strength * 0.25, 3: strength * 0.1 };
    const known = index % 5 !== 0;
    const star = gaia(random, random.uniform(4, 25), 'FLARES');
    return {
      ...place,
      reference,
      difference: againstReference(reference, (jd, fid) =>
        jd < start
          ? reference.mag[fid]
          : reference.mag[fid] - 2.5 * Math.log10(1 + boost[fid] * Math.exp(-(jd - start) / decay))
      ),
      verdict: state => ({
        ...noSupernova(state, 0.08),
        ...star,
        cdsxmatch: known ? 'low-mass*' : 'Unknown',
        vsx: known && index % 3 === 0 ? 'UV' : 'Unknown',
        rf_kn_vs_nonkn: state.random.chance(0.02) ? state.random.uniform(0.5, 0.8) : 0,
        tns: index % 20 === 0 ? 'M dwarf' : ''
      }),
      truth: { t0: start, decay, boost_g: strength, quiescent_r: reference.mag[2] }
    };
  }
};
