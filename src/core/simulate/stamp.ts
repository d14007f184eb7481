import { writeFits } from '../cutout';
import { AB_ZERO_JY, magToFlux } from '../photometry';
import { type IBackdrop, PIXEL } from './backdrop';
import { type Filter } from './calendar';
import { ZERO_POINT } from './detection';
import { type INoise } from './noise';
import { type IEpoch } from './observe';

/** Pixels of a side of a stamp. */
const SIDE = 63;
/** Level of the sky, DN, and the seeing of the reference image, arcsec. */
const SKY = 260;
const REFERENCE_SEEING = 1.8;
/** Values are rounded to steps of this part of the noise, or finer: noise is all that is lost, and files are small. */
const GRAIN = 1 / 3;

/** The image before it is a file: `width * height` DN, the first row at the bottom. */
type Pixels = Float32Array;

/** Rows of the stamps of an object. */
const rowsOf = (backdrop: IBackdrop): number => (backdrop.cropped ? SIDE - 1 : SIDE);

/** Reference image of an object in one filter, as FITS: the same in all its alerts. */
export function templateStamp(backdrop: IBackdrop, fid: Filter, noise: INoise): Uint8Array {
  const pixels = reference(backdrop, fid, REFERENCE_SEEING);
  return finish(pixels, backdrop, 2.5, noise);
}

/** Science and difference image of a detection, as FITS. The difference is negative where the source faded. */
export function exposureStamps(
  epoch: IEpoch,
  backdrop: IBackdrop,
  noise: INoise
): { science: Uint8Array; difference: Uint8Array } {
  const source = new Float32Array(SIDE * rowsOf(backdrop));
  addSource(source, 0, 0, counts(epoch.flux, epoch.fid), epoch.seeing);
  const science = reference(backdrop, epoch.fid, epoch.seeing).map((value, k) => value + (source[k] ?? 0));
  // five sigma at the limiting magnitude, within the area of a star
  const width = epoch.seeing / 2.355 / PIXEL;
  const rms = counts(magToFlux(epoch.limit), epoch.fid) / 5 / Math.sqrt(4 * Math.PI * width * width);
  return {
    science: finish(science, backdrop, rms, noise),
    difference: finish(source, backdrop, rms, noise)
  };
}

/** Sky, the source of the reference image and its neighbours. */
function reference(backdrop: IBackdrop, fid: Filter, seeing: number): Pixels {
  const pixels = new Float32Array(SIDE * rowsOf(backdrop)).fill(SKY);
  for (const star of backdrop.neighbours) {
    const [east, north] = [star.distance * Math.sin(star.angle), star.distance * Math.cos(star.angle)];
    const mag = star.mag + (fid === 1 ? 0.55 : 0);
    // east is to the left
    addSource(
      pixels,
      -east / PIXEL,
      north / PIXEL,
      counts(magToFlux(mag), fid),
      star.extended ? seeing * 1.9 : seeing
    );
  }
  return pixels;
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

/** Counts in DN of a flux in jansky. */
function counts(flux: number, fid: Filter): number {
  return (flux / AB_ZERO_JY) * 10 ** (0.4 * ZERO_POINT[fid]);
}

/** Adds noise, and at the end of the detector rows without a value, and writes the file. */
function finish(pixels: Pixels, backdrop: IBackdrop, rms: number, noise: INoise): Uint8Array {
  const next = noise.from();
  const step = 2 ** Math.floor(Math.log2(rms * GRAIN));
  const noisy = pixels.map(value => Math.round((value + rms * next()) / step) * step);
  if (backdrop.cropped) {
    noisy.fill(NaN, 0, SIDE);
  }
  return writeFits({ width: SIDE, height: rowsOf(backdrop), pixels: noisy, unit: 'DN' });
}
