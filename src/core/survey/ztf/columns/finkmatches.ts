import { defineColumns } from '../../definecolumns';

/** Catalogues that Fink matched. */
export const finkMatchColumns = defineColumns([
  [
    'd:cdsxmatch',
    'string',
    '',
    'SIMBAD object type of the closest source within about 1 arcsec; Unknown for none, Fail... when the service failed.'
  ],
  ['d:tns', 'string', '', 'Type in the Transient Name Server when the alert was ingested; empty for none.'],
  [
    'd:gcvs',
    'string',
    '',
    'Type of the closest source in the General Catalogue of Variable Stars; Unknown for none.'
  ],
  [
    'd:vsx',
    'string',
    '',
    'Type of the closest source in the AAVSO variable star index (VSX); Unknown for none.'
  ],
  [
    'd:DR3Name',
    'string',
    '',
    'Gaia DR3 designation of the closest source within 1 arcsec; Unknown for none.'
  ],
  ['d:Plx', 'float', 'mas', 'Parallax of the closest Gaia DR3 source within 1 arcsec.'],
  ['d:e_Plx', 'float', 'mas', 'Standard error of Plx.'],
  ['d:gaiaVarFlag', 'integer', '', '1 if Gaia DR3 finds the closest source variable, else 0.'],
  [
    'd:gaiaClass',
    'string',
    '',
    'Class of the closest source in the Gaia DR3 variability tables; Unknown for none.'
  ],
  ['d:x3hsp', 'string', '', 'Name in the 3HSP catalogue of blazars, within 1 arcmin; Unknown for none.'],
  [
    'd:x4lac',
    'string',
    '',
    'Name in the Fermi 4LAC-DR3 catalogue of active galaxies, within 1 arcmin; Unknown for none.'
  ],
  [
    'd:spicy_id',
    'integer',
    '',
    'Number in the SPICY catalogue of young stars, within 1.2 arcsec; -1 for none.'
  ],
  ['d:spicy_class', 'string', '', 'Class in the SPICY catalogue of young stars; Unknown for none.'],
  [
    'd:mangrove_HyperLEDA_name',
    'string',
    '',
    'HyperLEDA name of the matched galaxy in the Mangrove catalogue, within 1 arcmin.'
  ],
  ['d:mangrove_2MASS_name', 'string', '', '2MASS name of the matched galaxy in the Mangrove catalogue.'],
  [
    'd:mangrove_lum_dist',
    'string',
    'Mpc',
    'Luminosity distance of the matched Mangrove galaxy, a number as text.'
  ],
  [
    'd:mangrove_ang_dist',
    'string',
    'Mpc',
    'Angular-diameter distance of the matched Mangrove galaxy, a number as text.'
  ]
]);
