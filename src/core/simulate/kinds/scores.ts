import { type IModel, type IState, type IVerdict } from '../model';
import { type IRandom } from '../random';

/** A score of a classifier: above 0.5 with the given probability. */
export function score(random: IRandom, right: number): number {
  return random.chance(right) ? 0.5 + 0.48 * random.uniform() ** 0.6 : 0.48 * random.uniform() ** 1.5;
}

/** Scores of the supernova classifiers for what is none: false positives of a few per cent. */
export function noSupernova({ random }: IState, wrong = 0.03): Partial<IVerdict> {
  return { snn_snia_vs_nonia: score(random, wrong), snn_sn_vs_all: score(random, wrong) };
}

/** Scores for a supernova; none before the second detection, as SuperNNova needs two points. */
export function supernova(state: IState, likeIa: number, rf = 0.03, likeSn = 0.93): Partial<IVerdict> {
  const { random, detections } = state;
  return detections < 2
    ? {}
    : {
        snn_snia_vs_nonia: score(random, likeIa),
        snn_sn_vs_all: score(random, likeSn),
        rf_snia_vs_nonia: detections >= 3 ? score(random, rf) : 0
      };
}

/** What Gaia knows of a star: made-up numbers, far above those in use. */
export function gaia(random: IRandom, parallax: number, gaiaClass: string): Partial<IVerdict> {
  const error = random.uniform(0.02, 0.15);
  return {
    DR3Name: `Gaia DR3 999${Math.floor(random.uniform(1e12, 1e13))}`,
    Plx: Math.fround(parallax + error * random.normal()),
    e_Plx: Math.fround(error),
    gaiaVarFlag: 1,
    gaiaClass
  };
}

/** The galaxy of the Mangrove catalogue (nearby galaxies, Ducoin et al. 2020), with its distances in Mpc. */
export function mangrove(name: number, z: number, distance: number): Partial<IVerdict> {
  return {
    mangrove: {
      HyperLEDA_name: `PGCsim${name}`,
      '2MASS_name': 'None',
      lum_dist: distance.toFixed(4),
      ang_dist: (distance / (1 + z) ** 2).toFixed(4)
    }
  };
}

/** Detections of a star that was known long before. */
export function longKnown(random: IRandom, few: number, many: number): NonNullable<IModel['past']> {
  return { detections: Math.floor(random.uniform(few, many)), since: 2458280.5 + random.uniform(0, 900) };
}
