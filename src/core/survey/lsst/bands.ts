import type { IBand } from '../survey';

/** Filters of LSST by `r:band`. */
export const bands: readonly IBand[] = [
  { id: 'u', name: 'u', fullName: 'LSST u', wavelength: 370 },
  { id: 'g', name: 'g', fullName: 'LSST g', wavelength: 480 },
  { id: 'r', name: 'r', fullName: 'LSST r', wavelength: 620 },
  { id: 'i', name: 'i', fullName: 'LSST i', wavelength: 750 },
  { id: 'z', name: 'z', fullName: 'LSST z', wavelength: 870 },
  { id: 'y', name: 'y', fullName: 'LSST y', wavelength: 970 }
];
