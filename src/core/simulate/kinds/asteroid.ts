import { magToFlux } from '../../photometry';
import { type Calendar, type Filter } from '../calendar';
import { fieldAt } from '../fields';
import { type IContext, type IModel, type IMovingKind, type ISighting } from '../model';
import { shift } from '../place';
import { type IRandom } from '../random';
import { ephemeris, type IEphemeris, type IOrbit, magnitudeHG } from './orbit';
import { passerBy } from './reference';
import { score } from './scores';

interface IBody {
  readonly orbit: IOrbit;
  readonly H: number;
  readonly G: number;
  /** Period, days, and amplitude, mag, of its turning. */
  readonly spin: number;
  readonly amplitude: number;
}

/** V - g, V - r, V - i of an average asteroid with the colours of the Sun and a bit (Ivezic et al. 2001, AJ 122, 2749). */
const COLOUR: Readonly<Record<Filter, number>> = { 1: 0.25, 2: -0.25, 3: -0.45 };

/** A body of the main belt, large enough to be seen: elements as the known ones are distributed. */
function bodyOf(random: IRandom, epoch: number, H: readonly [number, number]): IBody {
  return {
    orbit: {
      a: random.choice([2.35, 2.6, 2.75, 3.1, 3.15]) + 0.08 * random.normal(),
      e: Math.min(0.35, 0.07 * Math.hypot(random.normal(), random.normal()) + 0.02),
      i: 5.5 * Math.hypot(random.normal(), random.normal()),
      node: random.uniform(0, 360),
      peri: random.uniform(0, 360),
      anomaly: random.uniform(0, 360),
      epoch
    },
    H: random.uniform(...H),
    G: 0.15 + 0.06 * random.normal(),
    spin: 10 ** random.uniform(-0.9, 0),
    amplitude: random.uniform(0.03, 0.25)
  };
}

/** V as predicted, and what is seen as it turns. */
const predicted = (body: IBody, at: IEphemeris): number => magnitudeHG(body.H, body.G, at);
const turning = (body: IBody, jd: number): number =>
  body.amplitude * Math.sin((4 * Math.PI * jd) / body.spin);

/** Exposures that hold the body, if it is bright enough there. */
function search(body: IBody, calendar: Calendar): ISighting[] {
  const sightings: ISighting[] = [];
  for (let night = 0; night < calendar.nights; night++) {
    const visits = calendar.exposures(night);
    const rough = visits[0] && ephemeris(body.orbit, visits[0].jd);
    if (rough === undefined || predicted(body, rough) > 21) {
      continue;
    }
    const near = fieldAt(rough.ra, rough.dec);
    for (const visit of visits.filter(each => each.field === near)) {
      const at = ephemeris(body.orbit, visit.jd);
      const mag = predicted(body, at) + COLOUR[visit.fid] + turning(body, visit.jd);
      if (fieldAt(at.ra, at.dec) === visit.field && mag < visit.limit - 0.1) {
        sightings.push({ visit, part: 0 });
      }
    }
  }
  return sightings;
}

/** The body in one exposure. */
function seen(
  body: IBody,
  { visit }: ISighting,
  { random }: IContext
): Omit<IModel, 'verdict' | 'truth'> & { V: number } {
  const at = ephemeris(body.orbit, visit.jd);
  const V = predicted(body, at);
  const flux = magToFlux(V + COLOUR[visit.fid] + turning(body, visit.jd));
  return {
    ra: at.ra,
    dec: at.dec,
    reference: passerBy(random.fork(visit.id)),
    difference: jd => (jd === visit.jd ? flux : 0),
    V
  };
}

const truth = ({ orbit, H, G, spin }: IBody): IModel['truth'] => ({ ...orbit, H, G, spin });

/**
 * Known asteroid of the main belt on an orbit of Kepler. At every exposure it is elsewhere, and so another object, as in
 * ZTF; all its alerts have its number. Numbers are far above the real ones: no real asteroid is meant.
 */
export const asteroid: IMovingKind = {
  name: 'asteroid',
  weight: 0.8,
  classes: ['Solar System MPC'],
  sightings: (_, { random, calendar }) => search(bodyOf(random, calendar.start, [10, 15.5]), calendar),
  make: (index, sighting, context) => {
    const body = bodyOf(context.random, context.calendar.start, [10, 15.5]);
    const random = context.random.fork(sighting.visit.id).fork('seen');
    const { V, ...model } = seen(body, sighting, context);
    const name = String(9900001 + index);
    const distance = Math.abs(0.4 * random.normal());
    return {
      ...model,
      ...shift(model, 0.3 * random.normal(), 0.3 * random.normal()),
      solarSystem: { name, mag: Math.round(V * 10) / 10, distance },
      verdict: state => ({ roid: 3, ...(state.random.chance(0.005) ? { snn_sn_vs_all: 0.6 } : {}) }),
      truth: { name, ...truth(body) }
    };
  }
};

/** A body that nobody has numbered: smaller ones. Fink takes it for a candidate by its single appearance far from anything. */
export const unknownMover: IMovingKind = {
  name: 'unknown moving object',
  weight: 0.1,
  classes: ['Solar System candidate'],
  sightings: (_, { random, calendar }) =>
    search(bodyOf(random, calendar.start, [14.5, 17]), calendar).slice(0, 4),
  make: (_, sighting, context) => {
    const body = bodyOf(context.random, context.calendar.start, [14.5, 17]);
    const { V, ...model } = seen(body, sighting, context);
    return {
      ...model,
      verdict: state => ({
        roid: state.random.chance(0.93) ? 2 : 1,
        snn_sn_vs_all: score(state.random, 0.02)
      }),
      truth: { V, ...truth(body) }
    };
  }
};
