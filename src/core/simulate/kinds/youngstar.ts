import { type IKind } from '../model';
import { galacticPlace } from '../place';
import { againstReference, bands, sameStar } from './reference';
import { gaia, longKnown, noSupernova } from './scores';
import { dampedWalk } from './walk';

/** Labels of SIMBAD with the classes of SPICY (Kuhn et al. 2021, ApJS 254, 33). */
const LABELS = ['YSO', 'Orion_V*', 'TTau*', 'YSO_Candidate'] as const;
const SPICY = ['ClassII', 'FlatSpectrum', 'ClassI', 'uncertain'] as const;

/**
 * Young star: spots turn within days, dust dims it for weeks (Cody et al. 2014, AJ 147, 82), near the plane of the
 * Milky Way.
 */
export const youngStar: IKind = {
  name: 'young star',
  weight: 90,
  classes: LABELS,
  make: (index, context) => {
    const { random, calendar } = context;
    const period = random.uniform(2, 12);
    const [spots, dust] = [random.uniform(0.05, 0.3), random.uniform(0.2, 0.6)];
    const walk = dampedWalk(random, calendar.start, calendar.nights, random.uniform(3, 15), dust);
    const reference = sameStar(bands(random.uniform(14.5, 18.3), random.uniform(0.9, 1.7)), random);
    const label = LABELS[index % LABELS.length] ?? 'YSO';
    const star = gaia(random, random.uniform(1, 7), 'YSO');
    const share = { 1: 1.2, 2: 1, 3: 0.8 };
    const inSpicy = random.chance(0.5);
    const spicy = { spicy_id: 900000 + index, spicy_class: random.choice(SPICY) };
    return {
      ...galacticPlace(context, 4),
      reference,
      difference: againstReference(
        reference,
        (jd, fid) =>
          reference.mag[fid] + share[fid] * (walk(jd) + spots * Math.cos((2 * Math.PI * jd) / period))
      ),
      past: longKnown(random, 20, 300),
      verdict: state => ({
        ...noSupernova(state),
        ...star,
        ...(inSpicy ? spicy : {}),
        cdsxmatch: label,
        vsx: 'YSO'
      }),
      truth: { period, amplitude_spots: spots, sigma_dust: dust, mean_r: reference.mag[2] }
    };
  }
};
