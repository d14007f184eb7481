import { magToFlux } from '../../photometry';
import { type ByFilter, type IContext, type IModel, type IState, type IVerdict } from '../model';
import { highPlace } from '../place';
import { distanceModulus, luminosityDistance } from './cosmology';
import { hostGalaxy } from './reference';
import { mangrove } from './scores';
import { below, type Template } from './template';

/** How a kind of explosion looks. */
export interface IExplosion {
  /** Light curves in g and r; i follows r. */
  readonly templates: Readonly<Record<1 | 2, Template>>;
  /** Absolute magnitude in r at maximum and its scatter. */
  readonly absolute: number;
  readonly scatter: number;
  /** g - r at maximum. */
  readonly colour: number;
  /** Redshift to which they are drawn, evenly in volume. */
  readonly depth: number;
  /** Days before the survey at which the earliest have their maximum. */
  readonly early: number;
  readonly nuclear?: boolean;
  /** Type that the Transient Name Server gets, and the part that is reported. */
  readonly tns: string;
  readonly reported: number;
  readonly verdict: (state: IState, day: number) => Partial<IVerdict>;
}

/** Puts an explosion into a galaxy. Times are stretched by its redshift; colours are not changed by it. */
export function explode(context: IContext, kind: IExplosion): IModel {
  const { random, calendar } = context;
  const z = kind.depth * Math.max(random.uniform(), 1e-4) ** (1 / 3);
  const modulus = distanceModulus(z);
  const maximum = random.uniform(calendar.start - kind.early, calendar.end + 5);
  const stretch = random.uniform(0.9, 1.1);
  const r = modulus + kind.absolute + kind.scatter * random.normal();
  const peak: ByFilter = { 1: r + kind.colour + 0.06 * random.normal(), 2: r, 3: r + 0.15 };
  const reference = hostGalaxy(random, modulus, kind.nuclear);
  const inCatalogue = reference.mag[2] < 18.5 && random.chance(0.6);
  const near = z < 0.025 && random.chance(0.7);
  const reported = random.chance(kind.reported) ? 3 + Math.floor(5 * random.uniform()) : Infinity;
  const name = Math.floor(random.uniform(1, 1e6));
  const days = (jd: number): number => (jd - maximum) / stretch / (1 + z);
  return {
    ...highPlace(context),
    reference,
    difference: (jd, fid) => magToFlux(peak[fid] + below(kind.templates[fid === 1 ? 1 : 2], days(jd))),
    verdict: state => ({
      cdsxmatch: inCatalogue && (reference.distance < 1.5 || kind.nuclear === true) ? 'Galaxy' : 'Unknown',
      tns: state.alert > reported ? kind.tns : '',
      ...(near ? mangrove(name, z, luminosityDistance(z)) : {}),
      ...kind.verdict(state, days(state.jd))
    }),
    truth: { redshift: z, t0: maximum, stretch, peak_g: peak[1], peak_r: peak[2], absolute_r: r - modulus }
  };
}
