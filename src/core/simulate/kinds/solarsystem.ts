import { magToFlux } from '../../photometry';
import { jdToIso } from '../../time';
import { exposure, FIRST_NIGHT, type IVisit, NIGHTS } from '../calendar';
import { type IContext, type IKind, type IModel } from '../model';
import { eclipticPlace, highPlace, type IPlace, shift } from '../place';
import { type IRandom } from '../random';
import { passerBy } from './reference';

/** Alerts of one asteroid, each an object of its own because it has moved on. */
const SIGHTINGS = 8;
/** Alerts of one tracklet, all in one exposure. */
const STREAK = 5;
/** Longitude of the Sun on the first night and its daily motion, degrees: what is opposite is seen. */
const SUN = 290.3;
const SUN_MOTION = 0.9856;

/** Something that is at its place in one exposure only. */
function passing(context: IContext, place: IPlace, moment: IVisit, mag: number): IModel {
  return {
    ...place,
    reference: passerBy(context.random),
    moments: [moment],
    difference: at => (Math.abs(at - moment.jd) < 1e-4 ? magToFlux(mag) : 0),
    verdict: () => ({})
  };
}

/** An exposure in either filter. */
const anyFilter = (jd: number, random: IRandom): IVisit => exposure(jd, random.chance(0.5) ? 1 : 2, random);

/** The clear night at a part, 0 to 1, of the season. */
function nightAt(nights: readonly number[], part: number): number {
  return nights[Math.min(Math.floor(part * nights.length), nights.length - 1)] ?? FIRST_NIGHT;
}

export const asteroid: IKind = {
  name: 'asteroid',
  count: 12 * SIGHTINGS,
  classes: ['Solar System MPC'],
  make: (index, context) => {
    const number = Math.floor(index / SIGHTINGS);
    const body = context.shared.fork(`asteroid ${number}`);
    const middle = body.uniform(0.2, 0.8);
    const [latitude, drift, mag, spin] = [
      7 * body.normal(),
      0.03 * body.normal(),
      body.uniform(16.2, 19),
      body.uniform(0.1, 0.5)
    ];
    const sighting = index % SIGHTINGS;
    const jd =
      nightAt(context.nights, middle - 0.2 + (0.4 * sighting) / SIGHTINGS) +
      context.random.uniform(0.15, 0.45);
    const opposition = FIRST_NIGHT + middle * NIGHTS;
    const day = jd - opposition;
    const place = eclipticPlace(
      SUN - 180 + SUN_MOTION * (opposition - FIRST_NIGHT) - 0.22 * day,
      latitude + drift * day
    );
    const phase = 0.035 * Math.abs(day) * 0.4;
    const seen = mag + phase + 0.15 * Math.sin((4 * Math.PI * jd) / spin);
    return {
      ...passing(context, place, anyFilter(jd, context.random), seen),
      // Numbers far above the real catalogue: no real asteroid is meant.
      solarSystem: {
        name: String(9900001 + number),
        mag: mag + phase,
        distance: Math.abs(0.4 * context.random.normal())
      },
      verdict: () => ({ roid: 3 })
    };
  }
};

export const unknownMover: IKind = {
  name: 'unknown moving object',
  count: 12,
  classes: ['Solar System candidate'],
  make: (_, context) => {
    const { random, nights } = context;
    const jd = random.choice(nights) + random.uniform(0.15, 0.45);
    const longitude = SUN - 180 + SUN_MOTION * (jd - FIRST_NIGHT) + 20 * random.normal();
    return {
      ...passing(
        context,
        eclipticPlace(longitude, 12 * random.normal()),
        anyFilter(jd, random),
        random.uniform(17.5, 19.3)
      ),
      verdict: () => ({ roid: 2 })
    };
  }
};

export const tracklet: IKind = {
  name: 'tracklet',
  count: 3 * STREAK,
  classes: ['Tracklet'],
  make: (index, context) => {
    const streak = context.shared.fork(`tracklet ${Math.floor(index / STREAK)}`);
    const jd = streak.choice(context.nights) + streak.uniform(0.15, 0.45);
    const start = highPlace(streak);
    const angle = streak.uniform(0, 2 * Math.PI);
    const mag = streak.uniform(15.5, 17.5);
    const along = 240 * (index % STREAK);
    const place = shift(start, along * Math.sin(angle), along * Math.cos(angle));
    const moment = anyFilter(jd, streak);
    const model = passing(context, place, moment, mag + 0.2 * context.random.normal());
    const [date = '', time = ''] = jdToIso(jd).split(' ');
    const name = `TRCK_${date.replaceAll('-', '')}_${time.slice(0, 8).replaceAll(':', '')}_00`;
    return { ...model, verdict: () => ({ tracklet: name }) };
  }
};
