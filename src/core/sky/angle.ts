/** Degrees to radians. */
export const RADIANS = Math.PI / 180;

/** Arcseconds in a degree. */
export const ARCSEC_PER_DEGREE = 3600;

/** Right ascension in degrees, any finite value, to [0, 360). */
export function normalizeRa(ra: number): number {
  if (ra >= 0 && ra < 360) {
    return ra; // to the last digit
  }
  const turned = ((ra % 360) + 360) % 360;
  return turned === 0 ? 0 : turned;
}

/** Whether both are numbers and the declination is one: right ascension is free to wrap. */
export function isPosition(ra: number, dec: number): boolean {
  return Number.isFinite(ra) && Number.isFinite(dec) && Math.abs(dec) <= 90;
}

/** Throws a RangeError unless `isPosition`; for code that must not go on with NaN. */
export function requirePosition(ra: number, dec: number): void {
  if (!isPosition(ra, dec)) {
    throw new RangeError(`invalid position: ra ${ra}, dec ${dec} (degrees, dec within -90 to 90)`);
  }
}
