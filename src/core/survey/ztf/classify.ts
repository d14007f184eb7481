import type { Row } from '../../value';

/** Columns that {@link classify} reads. */
export const classifyNeeds: readonly string[] = [
  'd:cdsxmatch',
  'd:roid',
  'd:mulens',
  'd:snn_snia_vs_nonia',
  'd:snn_sn_vs_all',
  'd:rf_snia_vs_nonia',
  'd:rf_kn_vs_nonkn',
  'd:tracklet',
  'i:ndethist',
  'i:drb',
  'i:classtar',
  'i:jd',
  'i:jdstarthist'
];

/**
 * Labels of `d:cdsxmatch` that a supernova or a kilonova may have: no counterpart, a failed match, or something
 * extragalactic. From fink-utils 0.79, in the spelling of the alerts.
 */
export const extragalacticHosts: ReadonlySet<string> = new Set([
  ...['Unknown', 'Transient', 'Fail', 'Fail 504', 'SN', 'Candidate_SN*', 'SN*_Candidate'],
  ...['galaxy', 'Galaxy', 'EmG', 'Seyfert', 'Seyfert_1', 'Seyfert_2', 'LINER', 'BlueCompG', 'StarburstG'],
  ...['LSB_G', 'HII_G', 'High_z_G', 'GinPair', 'GinGroup', 'GinCl', 'BClG', 'PartofG'],
  ...['Compact_Gr_G', 'IG', 'PairG', 'GroupG', 'ClG', 'SuperClG', 'Void'],
  ...['Possible_ClG', 'Possible_SClG', 'GravLens_Candidate']
]);

/** Solar System flag (`d:roid`). */
const roidCandidate = 2;
const roidKnown = 3;

/**
 * Class of one alert, the value of `v:classification`, by the rules of fink-filters 7.45: a SIMBAD counterpart
 * (other than a plain galaxy) wins; else several contradicting flags make it Ambiguous; else the last flag that is
 * up; else Unknown. A missing score counts as not passing, a missing SIMBAD type as Unknown.
 * @param row - needs {@link classifyNeeds}.
 */
export function classify(row: Row): string {
  const number = (column: string): number => {
    const value = row[column];
    return typeof value === 'number' ? value : NaN;
  };
  const match = row['d:cdsxmatch'];
  const simbad = typeof match === 'string' ? match : 'Unknown';
  if (isCounterpart(simbad)) {
    return simbad;
  }

  const roid = number('d:roid');
  const detections = number('i:ndethist');
  const age = number('i:jd') - number('i:jdstarthist');
  const likelyReal = number('i:drb') > 0.5 && number('i:classtar') > 0.4 && extragalacticHosts.has(simbad);
  const likelySupernova =
    likelyReal && (number('d:snn_snia_vs_nonia') > 0.5 || number('d:snn_sn_vs_all') > 0.5);

  const microlensing = number('d:mulens') > 0;
  const supernova = likelySupernova && age <= 90 && detections > 1 && roid !== roidKnown;
  const earlyIa = likelySupernova && detections <= 20 && number('d:rf_snia_vs_nonia') > 0.5;
  const kilonova =
    likelyReal && number('d:rf_kn_vs_nonkn') > 0.5 && age < 5 && detections < 20 && roid !== roidKnown;
  const tracklet = row['d:tracklet'];

  const contradicting = [microlensing, supernova, roid === roidCandidate, roid === roidKnown];
  if (contradicting.filter(Boolean).length > 1) {
    return 'Ambiguous';
  }
  if (roid === roidKnown) {
    return 'Solar System MPC';
  }
  if (typeof tracklet === 'string' && tracklet.startsWith('TRCK_')) {
    return 'Tracklet';
  }
  if (roid === roidCandidate) {
    return 'Solar System candidate';
  }
  if (kilonova) {
    return 'Kilonova candidate';
  }
  if (earlyIa) {
    return 'Early SN Ia candidate';
  }
  if (supernova) {
    return 'SN candidate';
  }
  return microlensing ? 'Microlensing candidate' : 'Unknown';
}

/** Whether SIMBAD knows something there that decides the class: not nothing, not a failure, not a plain galaxy. */
function isCounterpart(simbad: string): boolean {
  return (
    simbad !== 'Unknown' &&
    simbad !== 'Transient' &&
    !simbad.startsWith('Fail') &&
    !simbad.startsWith('Galaxy')
  );
}
