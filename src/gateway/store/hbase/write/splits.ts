import { objectIdOf } from '../../../../core/simulate/identity';
import { ang2nested, ang2pix } from '../../../../core/sky';
import { finePixelOrder, finePixelText, pixelNside } from '../../../../core/survey/ztf';

/** Points of the sky, or names, of which splits are made. */
const SAMPLE = 8192;
/** ZTF sees the sky north of this declination, degrees. */
const SOUTH = -30;
/** Numbers of asteroids that ZTF sees go to about this. */
const ASTEROIDS = 600_000;

/** Part of the alerts whose object has an id that sorts before this one: most alerts are of objects named in 2018. */
const OBJECTS: readonly (readonly [id: string, share: number])[] = [
  ['ZTF17aaa', 0],
  ['ZTF18aaa', 0.06],
  ['ZTF18aba', 0.19],
  ['ZTF18aca', 0.46],
  ['ZTF18ada', 0.57],
  ['ZTF19aaa', 0.59],
  ['ZTF19aba', 0.65],
  ['ZTF19aca', 0.7],
  ['ZTF20aaa', 0.73],
  ['ZTF21aaa', 0.77],
  ['ZTF22aaa', 0.81],
  ['ZTF23aaa', 0.85],
  ['ZTF24aaa', 0.89],
  ['ZTF25aaa', 0.93],
  ['ZTF26aaa', 0.97],
  ['ZTF27aaa', 1]
];

/** Classes of alerts in order of their bytes and about how many of a thousand alerts have them. */
const CLASSES: readonly (readonly [label: string, parts: number])[] = [
  ['AGN', 15],
  ['Ambiguous', 10],
  ['C*', 15],
  ['EB*', 90],
  ['Galaxy', 15],
  ['LPV*', 90],
  ['Mira', 40],
  ['QSO', 70],
  ['RRLyr', 80],
  ['SN candidate', 30],
  ['Seyfert', 10],
  ['Solar System MPC', 180],
  ['Star', 60],
  ['Tracklet', 5],
  ['Unknown', 250],
  ['V*', 40]
];
/** The years of ZTF so far, JD. */
const JD: readonly [number, number] = [2458200, 2461200];

/**
 * Keys at which a table is split when it is made, so that rows of ZTF go to all regions from the first one on; in order, one
 * less than there are regions. Tables that stay small, or grow at one end whatever is done, get none.
 *
 * @param regions - Regions wanted.
 * @param simulated - Number of simulated objects, when all rows will be of such.
 */
export function splitKeys(table: string, regions: number, simulated?: number): string[] {
  const sample = regions > 1 ? sampleOf(table, simulated) : undefined;
  if (sample === undefined) {
    return [];
  }
  const keys = Array.from({ length: regions - 1 }, (_, i) => sample((i + 1) / regions));
  return [...new Set(keys)].filter(key => key !== '').sort(byBytes);
}

/** The key below which a part of the rows of a table lies; undefined for tables that are not split. */
function sampleOf(table: string, simulated: number | undefined): ((share: number) => string) | undefined {
  switch (table) {
    case 'ztf':
    case 'ztf.upper':
    case 'ztf.uppervalid':
    case 'fink.stamps':
      return simulated === undefined
        ? objectAt
        : share => objectIdOf(Math.max(1, Math.round(share * simulated)));
    case 'ztf.class':
      return classAt;
    case 'ztf.pixel128':
      return ofSorted(skySample().map(([ra, dec]) => String(ang2pix(pixelNside, ra, dec))));
    case 'ztf.pixel12':
      return ofSorted(skySample().map(([ra, dec]) => finePixelText(ang2nested(finePixelOrder, ra, dec))));
    case 'ztf.ssnamenr':
      return ofSorted(Array.from({ length: SAMPLE }, (_, i) => String(1 + i * (ASTEROIDS / SAMPLE))));
    default:
      return undefined;
  }
}

/** Steps of ids in a year: two letters after the first one, which is always `a`; the second goes from `a` to `d`. */
const YEAR = 4 * 26 * 26;

function objectAt(share: number): string {
  const above = Math.max(
    1,
    OBJECTS.findIndex(([, part]) => part >= share)
  );
  const [from = '', low = 0] = OBJECTS[above - 1] ?? [];
  const [to = '', high = 1] = OBJECTS[above] ?? [];
  const step = Math.round(stepOf(from) + ((share - low) / (high - low)) * (stepOf(to) - stepOf(from)));
  const letters = [Math.floor(step / 676) % 4, Math.floor(step / 26) % 26, step % 26];
  return `ZTF${Math.floor(step / YEAR)}a${letters.map(each => String.fromCharCode(97 + each)).join('')}`;
}

/** `ZTF18aba` as a number of steps. */
function stepOf(id: string): number {
  const letter = (at: number): number => id.charCodeAt(at) - 97;
  return Number(id.slice(3, 5)) * YEAR + letter(6) * 676 + letter(7) * 26;
}

function classAt(share: number): string {
  const all = CLASSES.reduce((sum, [, parts]) => sum + parts, 0);
  let left = share * all;
  for (const [label, parts] of CLASSES) {
    if (left <= parts) {
      return `${label}_${Math.round(JD[0] + (left / parts) * (JD[1] - JD[0]))}`;
    }
    left -= parts;
  }
  return '';
}

/** Points spread evenly over the part of the sky that ZTF sees; the simulated survey sees the same. */
function skySample(): (readonly [ra: number, dec: number])[] {
  const lowest = Math.sin((SOUTH * Math.PI) / 180);
  const turn = 360 * (1 - 2 / (1 + Math.sqrt(5)));
  return Array.from({ length: SAMPLE }, (_, i) => {
    const height = lowest + ((i + 0.5) / SAMPLE) * (1 - lowest);
    return [(i * turn) % 360, (Math.asin(height) * 180) / Math.PI] as const;
  });
}

function ofSorted(texts: readonly string[]): (share: number) => string {
  const sorted = [...texts].sort(byBytes);
  return share => sorted[Math.floor(share * sorted.length)] ?? '';
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));
}
