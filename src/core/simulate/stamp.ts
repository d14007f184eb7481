import { writeFits } from '../cutout';
import { RADIANS } from '../sky';
import { CROPPED_BELOW } from './backdrop';
import { noiseFrom } from './noise';
import { makeRandom, type IRandom } from './random';

/** Images of an alert, in the order in which ZTF nests them. */
export const STAMP_KINDS = ['science', 'template', 'difference'] as const;
export type StampKind = (typeof STAMP_KINDS)[number];

/** Pixels of a side of a stamp, and the size of a pixel, arcsec. */
const SIDE = 63;
const PIXEL = 1.012;
/** Level of the sky, DN, noise of the reference image, DN, and its seeing, arcsec. */
const SKY = 260;
const REFERENCE_NOISE = 2.5;
const REFERENCE_SEEING = 1.8;
/** Values are rounded to steps of this part of the noise, or finer: noise is all that is lost, and files are small. */
const GRAIN = 1 / 3;

/** The image before it is a file: `width * height` DN, the first row at the bottom. */
type Pixels = Float32Array;

/**
 * One stamp of an alert of the simulated sky, as FITS. It follows from the alert alone – its name and its columns, as
 * stored – so that stores need not hold it. The difference is negative where the source faded; the template is the
 * same in all alerts of an object in a filter.
 * @param candidate - values by their names in `candidate`: `candid fid magpsf isdiffpos fwhm diffmaglim magzpsci ypos`
 * and those of the neighbours; missing ones count as absent.
 */
export function drawStamp(
  objectId: string,
  candidate: Readonly<Record<string, unknown>>,
  kind: StampKind
): Uint8Array {
  const number = (name: string): number => (typeof candidate[name] === 'number' ? candidate[name] : NaN);
  const cropped = number('ypos') < CROPPED_BELOW;
  const rows = cropped ? SIDE - 1 : SIDE;
  const zero = number('magzpsci');
  const seeing = number('fwhm') * PIXEL || REFERENCE_SEEING;
  const pixels = new Float32Array(SIDE * rows);
  if (kind !== 'difference') {
    pixels.fill(SKY);
    addNeighbours(pixels, makeRandom(objectId), number, kind === 'science' ? seeing : REFERENCE_SEEING);
  }
  if (kind !== 'template') {
    const sign = ['t', '1'].includes(String(candidate['isdiffpos'])) ? 1 : -1;
    addSource(pixels, 0, 0, sign * counts(number('magpsf'), zero), seeing);
  }
  const width = seeing / 2.355 / PIXEL;
  // five sigma at the limiting magnitude, within the area of a star
  const rms =
    kind === 'template'
      ? REFERENCE_NOISE
      : counts(number('diffmaglim'), zero) / 5 / Math.sqrt(4 * Math.PI * width * width);
  const filter = String(candidate['fid']);
  const seed = kind === 'template' ? `${objectId} ${filter}` : `${String(candidate['candid'])} ${kind}`;
  return finish(pixels, rows, cropped, rms || REFERENCE_NOISE, makeRandom(seed));
}

/** The three nearest Pan-STARRS sources that the alert tells of, and some that it does not. */
function addNeighbours(
  pixels: Pixels,
  random: IRandom,
  number: (name: string) => number,
  seeing: number
): void {
  const zero = number('magzpsci');
  const prefix = { 1: 'sg', 2: 'sr', 3: 'si' }[number('fid')] ?? 'sr';
  const add = (distance: number, mag: number, extended: boolean): void => {
    const angle = random.uniform(0, 360) * RADIANS;
    // east is to the left
    const [dx, dy] = [(-distance * Math.sin(angle)) / PIXEL, (distance * Math.cos(angle)) / PIXEL];
    addSource(pixels, dx, dy, counts(mag, zero), extended ? seeing * 1.9 : seeing);
  };
  for (const nth of [1, 2, 3]) {
    const distance = number(`distpsnr${nth}`);
    if (distance >= 0) {
      add(distance, number(`${prefix}mag${nth}`), number(`sgscore${nth}`) < 0.5);
    }
  }
  for (let k = 0; k < 4; k++) {
    add(random.uniform(24, 44), 21.5 - Math.abs(2 * random.normal()), random.chance(0.3));
  }
}

/** Adds a round Gaussian, `dx` and `dy` pixels from the centre, with a total and a width at half maximum in arcsec. */
function addSource(pixels: Pixels, dx: number, dy: number, total: number, fwhm: number): void {
  const sigma = fwhm / 2.355 / PIXEL;
  const peak = total / (2 * Math.PI * sigma * sigma);
  const reach = Math.ceil(5 * sigma);
  const [cx, cy] = [(SIDE - 1) / 2 + dx, (SIDE - 1) / 2 + dy];
  const rows = pixels.length / SIDE;
  for (let y = Math.max(0, Math.floor(cy - reach)); y < Math.min(rows, cy + reach); y++) {
    for (let x = Math.max(0, Math.floor(cx - reach)); x < Math.min(SIDE, cx + reach); x++) {
      const r2 = (x - cx) ** 2 + (y - cy) ** 2;
      pixels[y * SIDE + x] = (pixels[y * SIDE + x] ?? 0) + peak * Math.exp(-r2 / (2 * sigma * sigma));
    }
  }
}

/** Counts in DN of a magnitude; none of a missing one. */
function counts(mag: number, zero: number): number {
  return mag > 0 && zero > 0 ? 10 ** (0.4 * (zero - mag)) : 0;
}

/** Adds noise, and at the end of the detector rows without a value, and writes the file. */
function finish(pixels: Pixels, rows: number, cropped: boolean, rms: number, random: IRandom): Uint8Array {
  const next = noiseFrom(random);
  const step = 2 ** Math.floor(Math.log2(rms * GRAIN));
  const noisy = pixels.map(value => Math.round((value + rms * next()) / step) * step);
  if (cropped) {
    noisy.fill(NaN, 0, SIDE);
  }
  return writeFits({ width: SIDE, height: rows, pixels: noisy, unit: 'DN' });
}
