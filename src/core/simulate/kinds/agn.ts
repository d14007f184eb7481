import { type IKind } from '../model';
import { nucleus } from './galacticnucleus';

const LABELS = ['Seyfert_1', 'AGN', 'Seyfert_1', 'Seyfert_2', 'AGN_Candidate'] as const;

/** Active nucleus of a nearby galaxy: correlation time of some 100 d (Burke et al. 2021, Science 373, 789). */
export const agn: IKind = {
  name: 'AGN',
  weight: 120,
  classes: LABELS,
  make: (index, context) => {
    const { random } = context;
    return nucleus(context, {
      mag: [15.5, 18.6],
      tau: random.uniform(40, 200),
      sigma: random.uniform(0.15, 0.35),
      label: LABELS[index % LABELS.length] ?? 'AGN',
      extended: true,
      redshift: random.uniform(0.01, 0.2)
    });
  }
};
