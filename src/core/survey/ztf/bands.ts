import type { IBand } from '../survey';

/** Filters of ZTF by `i:fid`. */
export const bands: readonly IBand[] = [
  { id: 1, name: 'g', fullName: 'ZTF g', wavelength: 480 },
  { id: 2, name: 'r', fullName: 'ZTF r', wavelength: 640 },
  { id: 3, name: 'i', fullName: 'ZTF i', wavelength: 790 }
];

/** Name of a filter (`g`, `r`, `i`), or `fid N` for a number that is none. */
export function bandName(fid: number): string {
  return bands.find(band => band.id === fid)?.name ?? `fid ${fid}`;
}
