import { magToFlux } from '../../photometry';
import { type IKind } from '../model';
import { galacticPlace } from '../place';
import { passerBy } from './reference';
import { noSupernova } from './scores';

/**
 * Nova: up within a day, then down by the universal decline law, t^-1.75 in flux after t2 (Strope, Schaefer and
 * Henden 2010, AJ 140, 34; Hachisu and Kato 2006). Some ten a year are found in the Milky Way; faint, reddened ones here,
 * as bright ones saturate ZTF.
 */
export const nova: IKind = {
  name: 'nova',
  weight: 8,
  classes: ['Unknown', 'Nova', 'Nova_Candidate'],
  make: (_, context) => {
    const { random, calendar } = context;
    const start = random.uniform(calendar.start - 10, calendar.end - 10);
    const t2 = random.uniform(8, 40);
    const peak = random.uniform(12.8, 15.5);
    const label = random.choice(['Unknown', 'Nova', 'Nova_Candidate']);
    const colour = random.uniform(0.2, 0.7);
    return {
      ...galacticPlace(context, 3),
      reference: passerBy(random),
      difference: (jd, fid) => {
        const day = jd - start;
        const decline = day < t2 ? (2 * day) / t2 : 2 + 2.5 * 1.75 * Math.log10(day / t2);
        return day < 0 ? 0 : magToFlux(peak + decline + (fid === 1 ? colour : fid === 3 ? -0.4 * colour : 0));
      },
      verdict: state => ({
        ...noSupernova(state, 0.08),
        cdsxmatch: label,
        tns: state.alert > 1 ? 'Nova' : '',
        anomaly_score: -0.03 + 0.04 * state.random.normal()
      }),
      truth: { t0: start, t2, peak_r: peak }
    };
  }
};
