import type { IBand } from '../survey';

/** Filters of ZTF by `i:fid`. */
export const bands: readonly IBand[] = [
  { id: 1, name: 'g', label: 'ZTF g', wavelength: 480 },
  { id: 2, name: 'r', label: 'ZTF r', wavelength: 640 },
  { id: 3, name: 'i', label: 'ZTF i', wavelength: 790 }
];

/** Name of a filter (`g`, `r`, `i`), or `fid N` for a number that is none. */
export function bandName(fid: number): string {
  return bands.find(band => band.id === fid)?.name ?? `fid ${fid}`;
}
