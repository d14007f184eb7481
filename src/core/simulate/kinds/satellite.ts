import { magToFlux } from '../../photometry';
import { jdToIso } from '../../time';
import { type Calendar, type IVisit } from '../calendar';
import { FIELDS, fieldAt } from '../fields';
import { type IContext, type IModel, type IMovingKind, type ISighting } from '../model';
import { type IPlace, shift } from '../place';
import { type IRandom } from '../random';
import { passerBy } from './reference';

/** Sources along one trail, and arcsec between them: the flashes of a turning satellite in 30 s. */
const STREAK = 5;
const STEP = 240;

/** Any exposure of the survey; undefined when there is none. */
function anyVisit(random: IRandom, calendar: Calendar): IVisit | undefined {
  for (let k = 0; k < 200; k++) {
    const visits = calendar.exposures(Math.floor(random.uniform(0, calendar.nights)));
    if (visits.length > 0) {
      return random.choice(visits);
    }
  }
  return undefined;
}

/** A place well inside the field of an exposure. */
function inside(visit: IVisit, random: IRandom): IPlace {
  const field = FIELDS.find(each => each.id === visit.field) ?? { ra: 0, dec: 0 };
  return shift(field, random.uniform(-7000, 7000), random.uniform(-7000, 7000));
}

/** Something at a place in one exposure. */
function flash(
  place: IPlace,
  visit: IVisit,
  mag: number,
  random: IRandom
): Omit<IModel, 'verdict' | 'truth'> {
  return {
    ...place,
    reference: passerBy(random),
    difference: jd => (jd === visit.jd ? magToFlux(mag) : 0)
  };
}

/** Trail of a satellite or of debris, which Fink knows by several sources in a line: `TRCK_…`. */
export const tracklet: IMovingKind = {
  name: 'tracklet',
  weight: 0.05,
  classes: ['Tracklet'],
  sightings: (_, { random, calendar }) => {
    const visit = anyVisit(random, calendar);
    return visit ? Array.from({ length: STREAK }, (__, part): ISighting => ({ visit, part })) : [];
  },
  make: (index, sighting, { random, calendar }) => {
    const visit = anyVisit(random, calendar) ?? sighting.visit;
    const start = inside(visit, random);
    const [angle, mag] = [random.uniform(0, 2 * Math.PI), random.uniform(15, 17.5)];
    const along = STEP * sighting.part;
    const place = shift(start, along * Math.sin(angle), along * Math.cos(angle));
    const own = random.fork(sighting.part);
    const [date = '', time = ''] = jdToIso(visit.jd).split(' ');
    const number = String(index % 100).padStart(2, '0');
    const name = `TRCK_${date.replaceAll('-', '')}_${time.slice(0, 8).replaceAll(':', '')}_${number}`;
    return {
      ...flash(
        fieldAt(place.ra, place.dec) === visit.field ? place : start,
        visit,
        mag + 0.2 * own.normal(),
        own
      ),
      verdict: () => ({ tracklet: name }),
      truth: { name, angle, mag }
    };
  }
};

/** Glint of a satellite: one flash of a fraction of a second, the like of which surveys see a thousand times a night (Corbett et al. 2020, ApJ 903, L27). */
export const glint: IMovingKind = {
  name: 'satellite glint',
  weight: 0.05,
  classes: ['Unknown'],
  sightings: (_, { random, calendar }: IContext) => {
    const visit = anyVisit(random, calendar);
    return visit ? [{ visit, part: 0 }] : [];
  },
  make: (_, { visit }, { random }) => {
    const own = random.fork('glint');
    const mag = own.uniform(15.5, 19);
    return {
      ...flash(inside(visit, own), visit, mag, own),
      verdict: state => ({ roid: state.random.chance(0.1) ? 1 : 0 }),
      truth: { mag }
    };
  }
};
