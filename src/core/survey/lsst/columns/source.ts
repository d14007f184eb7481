import type { IColumn } from '../../column';
import { defineColumns } from '../../definecolumns';

/** Columns of a diaSource (LSST alert schema 10.0): one detection in a difference image. Fluxes are in nJy. */
export const sourceColumns: readonly IColumn[] = [
  ...defineColumns([
    ['r:diaSourceId', 'long', '', 'Number of the detection. Exceeds 2^53.'],
    ['r:visit', 'long', '', 'Number of the visit (exposure).'],
    ['r:detector', 'integer', '', 'Number of the detector.'],
    ['r:diaObjectId', 'long', '', 'Number of the object that the detection belongs to. Exceeds 2^53.'],
    ['r:ssObjectId', 'long', '', 'Number of the Solar System object that the detection belongs to.'],
    ['r:parentDiaSourceId', 'long', '', 'Number of the detection that this one was deblended from.'],
    ['r:midpointMjdTai', 'double', 'd', 'Modified Julian Date (TAI) of the middle of the exposure.'],
    ['r:timeProcessedMjdTai', 'double', 'd', 'Modified Julian Date (TAI) of the processing.'],
    ['r:timeWithdrawnMjdTai', 'double', 'd', 'Modified Julian Date (TAI) of the withdrawal, if withdrawn.'],
    ['r:band', 'string', '', 'Filter: u, g, r, i, z or y.'],
    ['r:ra', 'double', 'deg', 'Right ascension, ICRS.'],
    ['r:raErr', 'float', 'deg', 'Uncertainty of ra.'],
    ['r:dec', 'double', 'deg', 'Declination, ICRS.'],
    ['r:decErr', 'float', 'deg', 'Uncertainty of dec.'],
    ['r:ra_dec_Cov', 'float', 'deg**2', 'Covariance of ra and dec.'],
    ['r:x', 'float', 'pixel', 'Position along the x axis of the detector.'],
    ['r:xErr', 'float', 'pixel', 'Uncertainty of x.'],
    ['r:y', 'float', 'pixel', 'Position along the y axis of the detector.'],
    ['r:yErr', 'float', 'pixel', 'Uncertainty of y.'],
    ['r:snr', 'float', '', 'Signal-to-noise ratio of the detection.'],
    ['r:isNegative', 'boolean', '', 'Whether the source is fainter than in the template.'],
    ['r:apFlux', 'float', 'nJy', 'Flux in an aperture on the difference image.'],
    ['r:apFluxErr', 'float', 'nJy', 'Uncertainty of apFlux.'],
    ['r:psfFlux', 'float', 'nJy', 'Flux of a point source on the difference image.'],
    ['r:psfFluxErr', 'float', 'nJy', 'Uncertainty of psfFlux.'],
    ['r:psfLnL', 'float', '', 'Log likelihood of the fit of a point source.'],
    ['r:psfChi2', 'float', '', 'Chi-square of the fit of a point source.'],
    ['r:psfNdata', 'integer', '', 'Number of pixels in the fit of a point source.'],
    ['r:scienceFlux', 'float', 'nJy', 'Forced flux of a point source on the science image.'],
    ['r:scienceFluxErr', 'float', 'nJy', 'Uncertainty of scienceFlux.'],
    ['r:templateFlux', 'float', 'nJy', 'Forced flux of a point source on the template.'],
    ['r:templateFluxErr', 'float', 'nJy', 'Uncertainty of templateFlux.'],
    ['r:extendedness', 'float', '', '0 for a point source, 1 for an extended one.'],
    ['r:reliability', 'float', '', 'Probability that the detection is real.'],
    ['r:isDipole', 'boolean', '', 'Whether the source looks like a dipole.'],
    ['r:dipoleFitAttempted', 'boolean', '', 'Whether a dipole was fitted.'],
    ['r:glint_trail', 'boolean', '', 'Whether the source belongs to a trail of glints.'],
    ['r:bboxSize', 'integer', 'pixel', 'Size of the box around the source.']
  ]),
  ...family('float', 'nJy', 'trailFlux trailFluxErr', 'Fit of a trail: flux.'),
  ...family('double', 'deg', 'trailRa trailDec', 'Fit of a trail: position of its middle.'),
  ...family('float', 'deg', 'trailRaErr trailDecErr', 'Fit of a trail: uncertainty of the position.'),
  ...family('float', 'arcsec', 'trailLength trailLengthErr', 'Fit of a trail: length.'),
  ...family('float', 'deg', 'trailAngle trailAngleErr', 'Fit of a trail: direction.'),
  ...family('float', '', 'trailChi2', 'Fit of a trail: chi-square.'),
  ...family('integer', '', 'trailNdata', 'Fit of a trail: number of pixels.'),
  ...family('float', 'nJy', 'dipoleMeanFlux dipoleMeanFluxErr', 'Fit of a dipole: mean flux of the lobes.'),
  ...family('float', 'nJy', 'dipoleFluxDiff dipoleFluxDiffErr', 'Fit of a dipole: difference of the lobes.'),
  ...family('float', 'arcsec', 'dipoleLength', 'Fit of a dipole: distance of the lobes.'),
  ...family('float', 'deg', 'dipoleAngle', 'Fit of a dipole: direction.'),
  ...family('float', '', 'dipoleChi2', 'Fit of a dipole: chi-square.'),
  ...family('integer', '', 'dipoleNdata', 'Fit of a dipole: number of pixels.'),
  ...family('float', 'arcsec**2', 'ixx iyy ixy', 'Second moment of the source.'),
  ...family('float', 'arcsec**2', 'ixxPSF iyyPSF ixyPSF', 'Second moment of the PSF at the source.'),
  ...family(
    'boolean',
    '',
    `centroid_flag apFlux_flag apFlux_flag_apertureTruncated psfFlux_flag psfFlux_flag_edge psfFlux_flag_noGoodPixels
    trail_flag_edge forced_PsfFlux_flag forced_PsfFlux_flag_edge forced_PsfFlux_flag_noGoodPixels shape_flag
    shape_flag_no_pixels shape_flag_not_contained shape_flag_parent_source`,
    'Flag of a failed or doubtful measurement, named by it.'
  ),
  ...family(
    'boolean',
    '',
    `pixelFlags pixelFlags_bad pixelFlags_cr pixelFlags_crCenter pixelFlags_edge pixelFlags_nodata
    pixelFlags_nodataCenter pixelFlags_interpolated pixelFlags_interpolatedCenter pixelFlags_offimage
    pixelFlags_saturated pixelFlags_saturatedCenter pixelFlags_suspect pixelFlags_suspectCenter pixelFlags_streak
    pixelFlags_streakCenter pixelFlags_injected pixelFlags_injectedCenter pixelFlags_injected_template
    pixelFlags_injected_templateCenter`,
    'Flag of pixels in (or in the centre of) the source.'
  )
];

function family(type: IColumn['type'], unit: string, names: string, doc: string): readonly IColumn[] {
  return defineColumns(names.split(/\s+/).map(name => [`r:${name}`, type, unit, doc]));
}
