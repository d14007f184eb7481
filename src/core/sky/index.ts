export { ARCSEC_PER_DEGREE, RADIANS, normalizeRa } from './angle';
export { separation, positionAngle } from './separation';
export { formatHms, formatDms, type SexagesimalStyle } from './sexagesimal';
export { parsePosition, type PositionResult } from './position';
export { parseRadius, type RadiusResult } from './radius';
export { ang2pix, pix2ang, pixelsInCone, LARGEST_NSIDE } from './healpix';
export { ang2nested, nestedCone, type IPixelRun } from './nested';
export { ringCone } from './ring';
export { constellation } from './constellation';
