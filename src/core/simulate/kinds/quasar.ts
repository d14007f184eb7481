import { type IKind } from '../model';
import { nucleus } from './galacticnucleus';

/** Quasar: correlation time of 200 d and more, 0.2 mag (MacLeod et al. 2010, ApJ 721, 1014). */
export const quasar: IKind = {
  name: 'QSO',
  weight: 170,
  classes: ['QSO', 'QSO_Candidate'],
  make: (index, context) => {
    const { random } = context;
    return nucleus(context, {
      mag: [16.8, 19],
      tau: random.uniform(100, 500),
      sigma: random.uniform(0.2, 0.45),
      label: index % 6 === 5 ? 'QSO_Candidate' : 'QSO',
      extended: false,
      redshift: random.uniform(0.2, 2.5)
    });
  }
};
