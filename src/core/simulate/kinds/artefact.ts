import { magToFlux } from '../../photometry';
import { fieldAt } from '../fields';
import { type IKind } from '../model';
import { haloPlace } from '../place';
import { bands, passerBy } from './reference';
import { score } from './scores';

/**
 * Something that is not in the sky – the ghost of a bright star, a cosmic ray, a bad subtraction – and passed the cuts
 * all the same. Braai (Duev et al. 2019, MNRAS 489, 3582) tells most of them by a low deep score.
 */
export const artefact: IKind = {
  name: 'artefact',
  weight: 140,
  classes: ['Unknown', 'Star'],
  make: (_, context) => {
    const { random, calendar } = context;
    const place = haloPlace(context);
    const visits = calendar.visits(fieldAt(place.ra, place.dec)).filter(visit => visit.jd > calendar.start);
    const when = new Set(
      [0, 1].slice(random.chance(0.7) ? 1 : 0).map(() => (visits.length > 0 ? random.choice(visits).jd : 0))
    );
    const mag = random.uniform(16.5, 19.5);
    const sign = random.chance(0.35) ? -1 : 1;
    const nearStar = random.chance(0.5);
    const reference = nearStar
      ? {
          mag: bands(random.uniform(12.5, 15.5), 0.5),
          distance: random.uniform(0.3, 1.4),
          angle: random.uniform(0, 6.28),
          extended: false
        }
      : passerBy(random);
    return {
      ...place,
      reference,
      bogus: random.uniform(0.05, 0.7),
      difference: jd => (when.has(jd) ? sign * magToFlux(mag) * (nearStar ? 6 : 1) : 0),
      verdict: state => ({
        cdsxmatch: nearStar && state.random.chance(0.3) ? 'Star' : 'Unknown',
        snn_snia_vs_nonia: score(state.random, 0.1),
        snn_sn_vs_all: score(state.random, 0.1)
      }),
      truth: { mag }
    };
  }
};
