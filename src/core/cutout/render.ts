import { colormap, COLORMAPS } from './colormap';
import { type IImage } from './image';
import { type Stretch, stretchPixels } from './stretch';

/** How a stamp is drawn; what is left out is taken from {@link DEFAULTS}. */
export interface IRenderOptions {
  readonly stretch?: Stretch;
  /** Percentiles of the pixels that become the darkest and the brightest colour. */
  readonly pmin?: number;
  readonly pmax?: number;
  /** Name of a colour map, with `_r` reversed. */
  readonly colormap?: string;
  /** Multiply by -1 first: the difference of an alert whose `isdiffpos` is `f`. */
  readonly negate?: boolean;
}

/** As the cutouts route of Fink draws. */
export const DEFAULTS = {
  stretch: 'sigmoid',
  pmin: 0.5,
  pmax: 99.5,
  colormap: 'grey',
  negate: false
} as const;

/** A picture: `width * height * 4` bytes RGBA, the first row is the top one. */
export interface IPicture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray;
}

/**
 * Draws an image: cut at percentiles, stretch, colour map, the first row of the file at the bottom. Missing
 * pixels are transparent. Throws a RangeError for an unknown colour map or percentiles that cross.
 */
export function renderImage(image: IImage, options: IRenderOptions = {}): IPicture {
  const { stretch, pmin, pmax, colormap: name, negate } = { ...DEFAULTS, ...options };
  const colours = colormap(name);
  if (colours === undefined) {
    throw new RangeError(`unknown colormap: ${name} (have ${COLORMAPS.join(', ')}, each also with _r)`);
  }
  if (!(pmin >= 0 && pmin < pmax && pmax <= 100)) {
    throw new RangeError(`invalid percentiles: ${pmin} and ${pmax} (need 0 <= pmin < pmax <= 100)`);
  }
  const { width, height } = image;
  const source = negate ? image.pixels.map(value => -value) : image.pixels;
  const brightness = stretchPixels(source, stretch, pmin, pmax);
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = brightness[(height - 1 - y) * width + x] ?? NaN;
      const colour = colours[Math.round(value * 255)];
      if (colour !== undefined) {
        rgba.set([...colour, 255], (y * width + x) * 4);
      }
    }
  }
  return { width, height, rgba };
}
