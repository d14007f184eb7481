import { defineColumns } from '../../definecolumns';

/** Where the source is on the sky and on the detector, and its shape. */
export const astrometryColumns = defineColumns([
  ['i:ra', 'double', 'deg', 'Right ascension of the source, J2000.'],
  ['i:dec', 'double', 'deg', 'Declination of the source, J2000.'],
  ['i:xpos', 'float', 'pixel', 'Position of the source along the x axis of the image.'],
  ['i:ypos', 'float', 'pixel', 'Position of the source along the y axis of the image.'],
  ['i:mindtoedge', 'float', 'pixel', 'Distance to the nearest edge of the image.'],
  ['i:fwhm', 'float', 'pixel', 'Full width at half maximum of the source for a Gaussian core (SExtractor).'],
  ['i:seeratio', 'float', '', 'FWHM of the difference image over FWHM of the science image.'],
  ['i:aimage', 'float', 'pixel', 'Windowed RMS of the profile along the major axis (SExtractor).'],
  ['i:bimage', 'float', 'pixel', 'Windowed RMS of the profile along the minor axis (SExtractor).'],
  ['i:aimagerat', 'float', '', 'aimage over fwhm.'],
  ['i:bimagerat', 'float', '', 'bimage over fwhm.'],
  ['i:elong', 'float', '', 'Elongation: aimage over bimage.']
]);
