import { pythonNumber } from './python';
import type { ISnippet } from './snippet';

export interface IConeParameters {
  /** ICRS, degrees. */
  readonly ra: number;
  readonly dec: number;
  /** Arcseconds. */
  readonly radius: number;
}

/** All objects in a circle, on a sky map. Throws RangeError for numbers that are not finite. */
export const cone: ISnippet<IConeParameters> = {
  name: 'cone',
  doc: 'Find all objects in a circle and map them on the sky',
  code: ({ ra, dec, radius }) =>
    'import finklab\n\n' +
    `objects = finklab.cone_search(ra=${pythonNumber(ra, 'right ascension')}, dec=${pythonNumber(dec, 'declination')}, ` +
    `radius=${pythonNumber(radius, 'radius')})  # arcsec\nfinklab.sky_map(objects)`
};
