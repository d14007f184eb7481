import { pythonNumber, sourceArgument } from './python';
import type { ISnippet } from './snippet';

export interface IConeParameters {
  /** ICRS, degrees. */
  readonly ra: number;
  readonly dec: number;
  /** Arcseconds. */
  readonly radius: number;
  /** Name of the source to ask; left out for the default one. */
  readonly source?: string | undefined;
}

/** All objects in a circle, on a sky map. Throws RangeError for numbers that are not finite. */
export const cone: ISnippet<IConeParameters> = {
  name: 'cone',
  doc: 'Find all objects in a circle and map them on the sky',
  code: ({ ra, dec, radius, source }) =>
    'import finklab\n\n' +
    `objects = finklab.cone_search(ra=${pythonNumber(ra, 'right ascension')}, dec=${pythonNumber(dec, 'declination')}, ` +
    `radius=${pythonNumber(radius, 'radius')}${sourceArgument(source)})  # ` +
    `${source === undefined ? '' : 'radius in '}arcsec\nfinklab.sky_map(objects)`
};
