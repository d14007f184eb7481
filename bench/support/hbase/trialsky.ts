import { separation } from '../../../src/core/sky';
import { randomNumbers } from '../random';

/** Change it when the alerts change, so that a loaded server is loaded anew. */
export const SKY_VERSION = 1;

export const OBJECTS = 20_000;
/** Centre of the field that cones are asked of. */
export const FIELD = { ra: 150, dec: 20 } as const;
/** Objects within 1° of it, and within 5°. */
export const WITHIN_1 = 2_500;
export const WITHIN_5 = 16_000;
/** Object with the most alerts: the first. */
export const LONGEST = 1_575;
/** Name and number of alerts of the asteroid; in ZTF each of its alerts is an object of its own. */
export const ASTEROID = { name: '8467', alerts: 400 } as const;
const OF_30 = 1_000;
const OF_10 = 12_000;
const OF_THE_REST = 8;
const FIRST_NIGHT = 2_458_300;
export const LAST_NIGHT = 2_460_900;

/** Labels with the share of objects that have them; the rest is `Unknown`. */
const LABELS: readonly (readonly [string, number])[] = [
  ['SN candidate', 0.06],
  ['Early SN Ia candidate', 0.04],
  ['RRLyr', 0.1],
  ['EB*', 0.1],
  ['EB*_Candidate', 0.02],
  ['QSO', 0.08],
  ['LPV*', 0.05],
  ['Ambiguous', 0.05]
];
export const LATEST_CLASS = 'SN candidate';

/** One object of the trial sky. */
export interface ISkyObject {
  readonly number: number;
  readonly id: string;
  readonly ra: number;
  readonly dec: number;
  readonly alerts: number;
  readonly label: string;
  /** Whether it is an alert of the asteroid. */
  readonly asteroid: boolean;
}

/** The object of that number; the same in every run. */
export function skyObject(number: number): ISkyObject {
  const random = randomNumbers(number * 7919 + 29);
  const asteroid = number >= 1 && number <= ASTEROID.alerts;
  const { ra, dec } = placeOf(number, random);
  return {
    number,
    id: `ZTF${17 + (number % 9)}${letters(number)}`,
    ra,
    dec,
    alerts: alertsOf(number),
    label: asteroid ? 'Solar System MPC' : labelAt(random()),
    asteroid
  };
}

/** All objects of a field around its centre, nearest first: the sky when it was smaller. */
export function nearestObjects(count: number): ISkyObject[] {
  return Array.from({ length: OBJECTS }, (_, number) => skyObject(number))
    .map(object => ({ object, distance: separation(FIELD.ra, FIELD.dec, object.ra, object.dec) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(each => each.object);
}

/** Times of the alerts of an object, ascending; ZTF writes at most seven decimals. */
export function timesOf({ number, alerts }: ISkyObject): number[] {
  const random = randomNumbers(number * 104_729 + 3);
  return Array.from({ length: alerts }, () =>
    Number((FIRST_NIGHT + random() * (LAST_NIGHT - FIRST_NIGHT)).toFixed(7))
  ).sort((a, b) => a - b);
}

function alertsOf(number: number): number {
  if (number === 0) {
    return LONGEST;
  }
  if (number <= ASTEROID.alerts) {
    return 1;
  }
  if (number <= ASTEROID.alerts + OF_30) {
    return 30;
  }
  return number <= ASTEROID.alerts + OF_30 + OF_10 ? 10 : OF_THE_REST;
}

/** First in the inner circle, then in the ring around it, from the last number down, then anywhere else. */
function placeOf(number: number, random: () => number): { readonly ra: number; readonly dec: number } {
  const place = OBJECTS - 1 - number;
  if (place < WITHIN_1) {
    return inRing(0, 0.999, random);
  }
  if (place < WITHIN_5) {
    return inRing(1.001, 4.999, random);
  }
  for (;;) {
    const [ra, dec] = [360 * random(), (Math.asin(-0.5 + 1.5 * random()) * 180) / Math.PI];
    if (separation(FIELD.ra, FIELD.dec, ra, dec) > 6) {
      return { ra: Number(ra.toFixed(7)), dec: Number(dec.toFixed(7)) };
    }
  }
}

/** Evenly in a ring around the centre of the field. */
function inRing(from: number, to: number, random: () => number): { ra: number; dec: number } {
  const distance = (Math.sqrt(from ** 2 + (to ** 2 - from ** 2) * random()) * Math.PI) / 180;
  const angle = 2 * Math.PI * random();
  const north = (FIELD.dec * Math.PI) / 180;
  const dec = Math.asin(
    Math.sin(north) * Math.cos(distance) + Math.cos(north) * Math.sin(distance) * Math.cos(angle)
  );
  const east = Math.atan2(
    Math.sin(angle) * Math.sin(distance) * Math.cos(north),
    Math.cos(distance) - Math.sin(north) * Math.sin(dec)
  );
  const degrees = (radians: number): number => Number(((radians * 180) / Math.PI).toFixed(7));
  return { ra: FIELD.ra + degrees(east), dec: degrees(dec) };
}

function labelAt(share: number): string {
  let below = 0;
  for (const [label, part] of LABELS) {
    below += part;
    if (share < below) {
      return label;
    }
  }
  return 'Unknown';
}

/** Seven letters, as the names of ZTF have; no two numbers have the same. */
function letters(number: number): string {
  let rest = (number * 7_368_787) % 26 ** 5;
  let text = '';
  for (let place = 0; place < 5; place++) {
    text = String.fromCharCode(97 + (rest % 26)) + text;
    rest = Math.floor(rest / 26);
  }
  return `gw${text}`;
}
