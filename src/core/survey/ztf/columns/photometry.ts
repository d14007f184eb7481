import { defineColumns } from '../../definecolumns';

/** Brightness in the difference image and its calibration. */
export const photometryColumns = defineColumns([
  ['i:magpsf', 'float', 'mag', 'Magnitude of the difference (|science minus reference|) by PSF fit, AB.'],
  ['i:sigmapsf', 'float', 'mag', 'Uncertainty (1 sigma) of magpsf.'],
  ['i:isdiffpos', 'string', '', 't or 1: brighter than the reference image; f or 0: fainter.'],
  ['i:diffmaglim', 'float', 'mag', 'Limiting magnitude (5 sigma) of the difference image, PSF photometry.'],
  ['i:magap', 'float', 'mag', 'Magnitude in an aperture of 14 pixels diameter.'],
  ['i:sigmagap', 'float', 'mag', 'Uncertainty (1 sigma) of magap.'],
  ['i:magapbig', 'float', 'mag', 'Magnitude in an aperture of 18 pixels diameter.'],
  ['i:sigmagapbig', 'float', 'mag', 'Uncertainty (1 sigma) of magapbig.'],
  ['i:magdiff', 'float', 'mag', 'magap minus magpsf.'],
  ['i:magfromlim', 'float', 'mag', 'diffmaglim minus magap.'],
  ['i:chipsf', 'float', '', 'Reduced chi-square of the PSF fit.'],
  ['i:sky', 'float', 'adu', 'Local background of the sky.'],
  ['i:magzpsci', 'float', 'mag', 'Photometric zero point of the science image.'],
  ['i:magzpsciunc', 'float', 'mag', 'Uncertainty of magzpsci.'],
  ['i:magzpscirms', 'float', 'mag', 'Scatter of the calibrators about the photometric solution.'],
  ['i:nmatches', 'integer', '', 'Number of Pan-STARRS 1 calibrators used for the science image.'],
  ['i:clrcoeff', 'float', '', 'Colour coefficient of the photometric solution.'],
  ['i:clrcounc', 'float', '', 'Uncertainty of clrcoeff.'],
  ['i:zpclrcov', 'float', '', 'Covariance of magzpsci and clrcoeff.'],
  [
    'i:zpmed',
    'float',
    'mag',
    'Zero point as the median difference between calibrator and instrumental magnitudes.'
  ],
  ['i:clrmed', 'float', 'mag', 'Median colour of the calibrators: g-r for g and r images, r-i for i.'],
  ['i:clrrms', 'float', 'mag', 'Scatter of the colour of the calibrators.']
]);
