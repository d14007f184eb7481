import type { CellType } from '../../column';
import { computedColumns } from '../computed';
import { computedColumnDocs } from './computed';
import { mainColumns, storedColumns, ztfColumns } from '.';

/** Expands `sgmag1-3` to three names. */
const expand = (text: string): string[] =>
  text
    .split(/\s+/)
    .flatMap(name => (name.endsWith('1-3') ? [1, 2, 3].map(n => name.slice(0, -3) + n) : [name]));

const documented: readonly (readonly [family: string, type: CellType, names: string])[] = [
  ['i', 'string', 'fink_broker_version fink_science_version objectId publisher schemavsn'],
  ['i', 'long', 'candid'],
  [
    'i',
    'float',
    `aimage aimagerat bimage bimagerat chinr chipsf classtar clrcoeff clrcounc clrmed clrrms diffmaglim distnr
    distpsnr1-3 drb dsdiff dsnrms elong exptime fwhm magap magapbig magdiff magfromlim maggaia maggaiabright magnr
    magpsf magzpsci magzpscirms magzpsciunc mindtoedge neargaia neargaiabright rb seeratio sgmag1-3 sgscore1-3 sharpnr
    sigmagap sigmagapbig sigmagnr sigmapsf simag1-3 sky srmag1-3 ssdistnr ssmagnr ssnrms sumrat szmag1-3 xpos ypos
    zpclrcov zpmed`
  ],
  ['i', 'double', 'dec decnr jd jdendhist jdendref jdstarthist jdstartref ra ranr scorr'],
  [
    'i',
    'integer',
    'fid field nbad ncovhist ndethist nframesref nid nmatches nmtchps nneg programid rcid tooflag'
  ],
  ['i', 'long', 'objectidps1-3 pid rfid tblid'],
  ['i', 'string', 'drbversion isdiffpos pdiffimfilename programpi rbversion ssnamenr'],
  [
    'd',
    'string',
    'DR3Name cdsxmatch gcvs vsx x3hsp x4lac spicy_class gaiaClass tracklet tns lc_features_g lc_features_r'
  ],
  [
    'd',
    'double',
    `anomaly_score mulens rf_kn_vs_nonkn rf_snia_vs_nonia snn_sn_vs_all snn_snia_vs_nonia jd_first_real_det
    jdstarthist_dt mag_rate sigma_rate lower_rate upper_rate delta_time`
  ],
  ['d', 'float', 'Plx e_Plx slsn_score'],
  ['d', 'integer', 'nalerthist roid gaiaVarFlag spicy_id'],
  ['d', 'boolean', 'from_upper is_transient'],
  ['d', 'string', 'mangrove_HyperLEDA_name mangrove_2MASS_name mangrove_lum_dist mangrove_ang_dist'],
  ['d', 'float', 'blazar_stats_m0 blazar_stats_m1 blazar_stats_m2']
];

const later =
  'blazar_stats_instantness_low blazar_stats_robustness_low blazar_stats_instantness_high blazar_stats_robustness_high'
    .split(' ')
    .map(name => `d:${name}`);

describe('columns of the main table', () => {
  const wanted = new Map(
    documented.flatMap(([family, type, names]) =>
      expand(names).map(name => [`${family}:${name}`, type] as const)
    )
  );

  it('are the 149 of one fink-science version and the 4 of later ones', () => {
    expect(wanted.size).toBe(149);
    expect(mainColumns.map(column => column.name).sort()).toEqual([...wanted.keys(), ...later].sort());
    expect(mainColumns).toHaveLength(153);
  });

  it('have the types of the schema rows', () => {
    for (const [name, type] of wanted) {
      expect([name, ztfColumns.get(name)?.type]).toEqual([name, type]);
    }
    expect(later.map(name => ztfColumns.get(name)?.type)).toEqual(['float', 'float', 'float', 'float']);
  });
});

describe('every column', () => {
  it('has one definition, a family and a sentence', () => {
    expect(ztfColumns.size).toBe(storedColumns.length + computedColumnDocs.length);
    for (const { name, doc, unit } of ztfColumns.values()) {
      expect(name).toMatch(/^[idbv]:\S+$/);
      expect(doc).toMatch(/\.$/);
      expect(doc).not.toMatch(/\n/);
      expect(unit).not.toBe('');
    }
  });

  it('that holds a 64-bit id is a long', () => {
    for (const name of ['candid', 'pid', 'objectidps1', 'rfid', 'tblid']) {
      expect(ztfColumns.get(`i:${name}`)?.type).toBe('long');
    }
  });

  it('that is computed row by row is described', () => {
    for (const [name, { needs }] of computedColumns) {
      expect(ztfColumns.has(name)).toBe(true);
      expect(needs.filter(column => !ztfColumns.has(column))).toEqual([]);
    }
  });
});
