import { Constellation } from 'astronomy-engine';

import { isPosition, normalizeRa } from './angle';

/** Names that the library spells otherwise than the IAU (and astropy). */
const SPELLING: Readonly<Record<string, string>> = {
  Antila: 'Antlia',
  Bootes: 'Boötes',
  Camelopardis: 'Camelopardalis'
};

/**
 * Full IAU name of the constellation of an ICRS position in degrees (`Andromeda`), with the boundaries of
 * 1875. Empty text for a position that is not one.
 */
export function constellation(ra: number, dec: number): string {
  if (!isPosition(ra, dec)) {
    return '';
  }
  const { name } = Constellation(normalizeRa(ra) / 15, dec);
  return SPELLING[name] ?? name;
}
