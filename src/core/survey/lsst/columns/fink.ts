import { defineColumns } from '../../definecolumns';

/** What Fink adds to a source: cross-matches and scores. */
export const finkSourceColumns = defineColumns([
  ['f:xm_simbad_otype', 'string', '', 'SIMBAD object type of the closest source.'],
  ['f:xm_gaiadr3_DR3Name', 'string', '', 'Gaia DR3 designation of the closest source.'],
  ['f:xm_gaiadr3_Plx', 'float', 'mas', 'Parallax of the closest Gaia DR3 source.'],
  ['f:xm_gaiadr3_e_Plx', 'float', 'mas', 'Standard error of xm_gaiadr3_Plx.'],
  ['f:xm_gaiadr3_VarFlag', 'integer', '', '1 if Gaia DR3 finds the closest source variable.'],
  ['f:xm_legacydr8_zphot', 'float', '', 'Photometric redshift in Legacy Surveys DR8.'],
  ['f:xm_legacydr8_e_zphot', 'float', '', 'Uncertainty of xm_legacydr8_zphot.'],
  ['f:xm_legacydr8_pstar', 'float', '', 'Probability of a star in Legacy Surveys DR8.'],
  ['f:xm_legacydr8_fqual', 'integer', '', 'Quality flag in Legacy Surveys DR8.'],
  ['f:xm_tns_fullname', 'string', '', 'Name in the Transient Name Server.'],
  ['f:xm_tns_type', 'string', '', 'Type in the Transient Name Server.'],
  ['f:xm_tns_redshift', 'float', '', 'Redshift in the Transient Name Server.'],
  ['f:xm_gcvs_type', 'string', '', 'Type in the General Catalogue of Variable Stars.'],
  ['f:xm_x3hsp_type', 'string', '', 'Match in the 3HSP catalogue of blazars.'],
  ['f:xm_x4lac_type', 'string', '', 'Match in the Fermi 4LAC-DR3 catalogue of active galaxies.'],
  ['f:xm_vsx_Type', 'string', '', 'Type in the AAVSO variable star index (VSX).'],
  ['f:xm_spicy_class', 'string', '', 'Class in the SPICY catalogue of young stars.'],
  ['f:xm_mangrove_HyperLEDA_name', 'string', '', 'HyperLEDA name of the matched Mangrove galaxy.'],
  ['f:xm_mangrove_2MASS_name', 'string', '', '2MASS name of the matched Mangrove galaxy.'],
  ['f:xm_mangrove_lum_dist', 'float', 'Mpc', 'Luminosity distance of the matched Mangrove galaxy.'],
  ['f:xm_mangrove_ang_dist', 'float', 'Mpc', 'Angular-diameter distance of the matched Mangrove galaxy.'],
  ['f:clf_earlySNIa_score', 'double', '', 'Probability of an early type Ia supernova.'],
  ['f:clf_snnSnVsOthers_score', 'float', '', 'SuperNNova: probability of a supernova.'],
  [
    'f:clf_cats_class',
    'integer',
    '',
    'CATS class: -1 unknown, 11 SN-like, 12 fast, 13 long, 21 periodic, 22 not periodic.'
  ],
  ['f:clf_cats_score', 'float', '', 'Score of clf_cats_class.'],
  ['f:clf_elephant_kstest_science', 'float', '', 'Test for a missing host on the science stamp.'],
  ['f:clf_elephant_kstest_template', 'float', '', 'Test for a missing host on the template stamp.'],
  ['f:fink_broker_version', 'string', '', 'Version of fink-broker that processed the alert.'],
  ['f:fink_science_version', 'string', '', 'Version of fink-science that computed the f: columns.'],
  ['f:lsst_schema_version', 'string', '', 'Version of the LSST alert schema.']
]);

/** What Fink says of an object. */
export const finkObjectColumns = defineColumns([
  ['f:is_sso', 'boolean', '', 'Whether the object belongs to the Solar System.'],
  ['f:is_first', 'boolean', '', 'Whether this is the first detection.'],
  ['f:is_cataloged', 'boolean', '', 'Whether a catalogue knows the object.'],
  ['f:main_label_crossmatch', 'string', '', 'Main label from catalogues.'],
  ['f:main_label_classifier', 'integer', '', 'Main label from classifiers.'],
  [
    'f:firstDiaSourceMjdTaiFink',
    'double',
    'd',
    'Modified Julian Date (TAI) of the first detection, as Fink counts; may be missing.'
  ],
  ['f:pixel1024', 'integer', '', 'HEALPix pixel (NSIDE 1024, RING) of the object.']
]);
