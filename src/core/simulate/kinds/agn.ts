import { FIRST_NIGHT, NIGHTS } from '../calendar';
import { type IKind } from '../model';
import { highPlace } from '../place';
import { type IRandom } from '../random';
import { againstReference, sameStar } from './reference';

/** Labels of SIMBAD, the likely ones more than once. */
const LABELS = ['QSO', 'QSO', 'QSO', 'Seyfert_1', 'AGN'] as const;

/** Days between the points of a random walk, and days before the first night at which it begins. */
const STEP = 0.5;
const LEAD = 40;

/** A damped random walk in magnitudes around 0: correlation time in days, deviation of the long run. */
function dampedWalk(random: IRandom, days: number, tau: number, sigma: number): (day: number) => number {
  const keep = Math.exp(-STEP / tau);
  const kick = sigma * Math.sqrt(1 - keep * keep);
  const values = [sigma * random.normal()];
  for (let k = 0; k * STEP < days; k++) {
    values.push((values[k] ?? 0) * keep + kick * random.normal());
  }
  return day => {
    const place = Math.min(Math.max(day / STEP, 0), values.length - 1.001);
    const low = values[Math.floor(place)] ?? 0;
    return low + ((values[Math.floor(place) + 1] ?? low) - low) * (place - Math.floor(place));
  };
}

/** A quasar: bluer when brighter, never twice the same. */
export const agn: IKind = {
  name: 'AGN',
  count: 45,
  classes: ['QSO', 'Seyfert_1', 'AGN'],
  make: (index, { random }) => {
    const label = LABELS[index % LABELS.length] ?? 'QSO';
    const walk = dampedWalk(random, NIGHTS + LEAD, random.uniform(60, 250), random.uniform(0.25, 0.45));
    const r = random.uniform(16.3, 18.6);
    const reference = sameStar({ 1: r + random.uniform(0.1, 0.4), 2: r }, random);
    const share = { 1: 1, 2: 0.8 };
    return {
      ...highPlace(random),
      reference,
      difference: againstReference(
        reference,
        (jd, fid) => reference.mag[fid] + share[fid] * walk(jd - FIRST_NIGHT + LEAD)
      ),
      past: { detections: Math.floor(random.uniform(20, 300)), since: 2458280.5 + random.uniform(0, 900) },
      verdict: state => ({
        cdsxmatch: label,
        snn_snia_vs_nonia: state.random.uniform(0, 0.35),
        snn_sn_vs_all: state.random.uniform(0, 0.45)
      })
    };
  }
};
