import { defineColumns } from '../../definecolumns';

/** The reference image and the nearest source in it. */
export const referenceColumns = defineColumns([
  ['i:distnr', 'float', 'pixel', 'Distance to the nearest source in the reference image, within 30 pixels.'],
  ['i:magnr', 'float', 'mag', 'Magnitude (PSF) of the nearest source in the reference image.'],
  ['i:sigmagnr', 'float', 'mag', 'Uncertainty (1 sigma) of magnr.'],
  ['i:chinr', 'float', '', 'DAOPhot chi of the nearest source in the reference image.'],
  ['i:sharpnr', 'float', '', 'DAOPhot sharpness of the nearest source in the reference image.'],
  ['i:ranr', 'double', 'deg', 'Right ascension of the nearest source in the reference image, J2000.'],
  ['i:decnr', 'double', 'deg', 'Declination of the nearest source in the reference image, J2000.'],
  ['i:rfid', 'long', '', 'Processing number of the reference image.'],
  ['i:jdstartref', 'double', 'd', 'Julian Date (UTC) of the earliest exposure in the reference image.'],
  ['i:jdendref', 'double', 'd', 'Julian Date (UTC) of the latest exposure in the reference image.'],
  ['i:nframesref', 'integer', '', 'Number of exposures in the reference image.']
]);
