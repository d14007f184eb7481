import { magToFlux } from '../../photometry';
import { fieldAt } from '../fields';
import { type IKind } from '../model';
import { highPlace } from '../place';
import { distanceModulus, luminosityDistance } from './cosmology';
import { hostGalaxy } from './reference';
import { mangrove, score } from './scores';

/**
 * Two neutron stars that merge: gone within days, g falls twice as fast as r, absolute magnitude -16 in the manner of
 * AT2017gfo (Villar et al. 2017, ApJ 851, L21). ZTF has found none (Andreoni et al. 2021, ApJ 918, 63): here are a few,
 * so that their class has rows, each timed so that its field was observed soon after.
 */
export const kilonova: IKind = {
  name: 'kilonova',
  weight: 8,
  classes: ['Kilonova candidate', 'SN candidate', 'Unknown'],
  make: (_, context) => {
    const { random, calendar } = context;
    const place = highPlace(context);
    const visits = calendar.visits(fieldAt(place.ra, place.dec)).filter(visit => visit.jd > calendar.start);
    const seen = visits.length > 0 ? random.choice(visits).jd : calendar.start;
    const merger = seen - random.uniform(0.3, 1.5);
    const z = 0.025 * random.uniform() ** (1 / 3) + 0.004;
    const modulus = distanceModulus(z);
    const peak = modulus - 16.3 + 0.3 * random.normal();
    const fall = { 1: 1, 2: 0.55, 3: 0.4 };
    const reported = random.chance(0.6);
    return {
      ...place,
      reference: hostGalaxy(random, modulus),
      difference: (jd, fid) =>
        jd < merger
          ? 0
          : magToFlux(peak + (fid === 1 ? 0.1 : 0) + fall[fid] * Math.max(0, jd - merger - 0.4)),
      verdict: state => ({
        ...mangrove(Math.round(z * 1e6), z, luminosityDistance(z)),
        rf_kn_vs_nonkn: score(state.random, 0.9),
        snn_sn_vs_all: score(state.random, 0.2),
        tns: reported && state.alert > 1 ? 'Kilonova' : '',
        anomaly_score: -0.06 + 0.04 * state.random.normal()
      }),
      truth: { redshift: z, t0: merger, peak_r: peak }
    };
  }
};
