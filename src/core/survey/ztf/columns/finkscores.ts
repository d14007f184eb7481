import { defineColumns } from '../../definecolumns';

/** Scores and measurements of Fink's science modules. */
export const finkScoreColumns = defineColumns([
  [
    'd:classification',
    'string',
    '',
    'Class of the alert (Fink or SIMBAD) as it was when the alert was ingested; in pixel tables only.'
  ],
  [
    'd:snn_snia_vs_nonia',
    'double',
    '',
    'SuperNNova: probability of a type Ia supernova against core-collapse supernovae.'
  ],
  ['d:snn_sn_vs_all', 'double', '', 'SuperNNova: probability of a supernova against everything else.'],
  ['d:rf_snia_vs_nonia', 'double', '', 'Random forest: probability of a rising type Ia supernova.'],
  ['d:rf_kn_vs_nonkn', 'double', '', 'Random forest: probability of a kilonova.'],
  [
    'd:mulens',
    'double',
    '',
    'Probability of a microlensing event (mean of g and r); 0 unless both bands favour it.'
  ],
  [
    'd:slsn_score',
    'float',
    '',
    'Probability of a superluminous supernova; -1 when not computed (too few points, younger than 30 d, or not a likely transient).'
  ],
  ['d:anomaly_score', 'double', '', 'Anomaly score from the light-curve features; lower is more anomalous.'],
  [
    'd:lc_features_g',
    'string',
    '',
    'Light-curve features of the g band, an array as text; [] when not computed.'
  ],
  [
    'd:lc_features_r',
    'string',
    '',
    'Light-curve features of the r band, an array as text; [] when not computed.'
  ],
  [
    'd:roid',
    'integer',
    '',
    'Solar System flag: 0 = not likely, 1 = first appearance but not likely, 2 = candidate, 3 = known object (MPC).'
  ],
  [
    'd:tracklet',
    'string',
    '',
    'Name of the tracklet (TRCK_date_time_number) of a fast mover, usually a satellite or debris; empty for none.'
  ],
  [
    'd:is_transient',
    'boolean',
    '',
    'Whether the alert passes the cuts for a static transient (real, bright, no star or variable underneath).'
  ],
  [
    'd:jd_first_real_det',
    'double',
    'd',
    'Julian Date (UTC) of the first variation at 5 sigma in the history of the alert.'
  ],
  [
    'd:jdstarthist_dt',
    'double',
    'd',
    'jd_first_real_det minus jdstarthist; beyond 30 d jd_first_real_det is not reliable.'
  ],
  [
    'd:mag_rate',
    'double',
    'mag/d',
    'Change of magnitude since the previous measurement in the same band; negative when brightening.'
  ],
  ['d:sigma_rate', 'double', 'mag/d', 'Uncertainty of mag_rate.'],
  ['d:lower_rate', 'double', 'mag/d', '5th percentile of the sampled mag_rate.'],
  ['d:upper_rate', 'double', 'mag/d', '95th percentile of the sampled mag_rate.'],
  ['d:delta_time', 'double', 'd', 'Time between the two measurements behind mag_rate.'],
  ['d:from_upper', 'boolean', '', 'Whether mag_rate starts from an upper limit instead of a detection.']
]);
