import type { ITable } from '../table';
import { mainColumns } from './columns';
import { finePixelTable } from './finepixel';

const indexAlertColumns = names(
  'i',
  `objectId candid publisher rcid chipsf distnr ra dec jd fid nid field xpos ypos rb ssdistnr ssmagnr ssnamenr
  jdstarthist jdendhist tooflag sgscore1 distpsnr1 neargaia maggaia nmtchps diffmaglim magpsf sigmapsf magnr
  sigmagnr magzpsci isdiffpos classtar drb ndethist`
);

const mainColumnNames: readonly string[] = mainColumns.map(column => column.name);

/** The part of the alert that index tables repeat, with all of Fink's columns. */
const indexColumns: readonly string[] = [
  ...indexAlertColumns,
  ...mainColumnNames.filter(name => name.startsWith('d:'))
];

const pixelColumns: readonly string[] = [
  ...names('i', 'objectId candid magpsf sigmapsf jd jdstarthist ra dec fid distnr drb'),
  ...names('d', 'cdsxmatch nalerthist classification')
];

const list: readonly ITable[] = [
  table('ztf', 'objectId jd', mainColumnNames, 'All alerts, one row each.'),
  table(
    'ztf.pixel128',
    'pixel128 jdstarthist objectId',
    pixelColumns,
    'Latest alert of each object by HEALPix pixel (NSIDE 128, RING) and first detection.'
  ),
  table(
    finePixelTable,
    'pixel12 objectId',
    pixelColumns,
    'Latest alert of each object by HEALPix pixel (order 12, NESTED, nine digits). An index of our own; Fink has none.'
  ),
  table('ztf.class', 'class jd objectId', indexColumns, 'Alerts by Fink or SIMBAD label.'),
  table('ztf.ssnamenr', 'ssnamenr jd', indexColumns, 'Alerts of known Solar System objects by name.'),
  table(
    'ztf.tracklet',
    'tracklet objectId',
    indexColumns,
    'Alerts that belong to tracklets (trails of satellites and debris).'
  ),
  table(
    'ztf.tns',
    'tns jd objectId',
    indexColumns,
    'Alerts of objects with a type in the Transient Name Server, by type.'
  ),
  table(
    'ztf.upper',
    'objectId jd',
    names('i', 'objectId jd fid diffmaglim'),
    'Non-detections from the history of alerts: 5-sigma limits.'
  ),
  table(
    'ztf.uppervalid',
    'objectId jd',
    names('i', 'objectId jd fid magpsf sigmapsf diffmaglim magnr sigmagnr isdiffpos distnr'),
    'Low-quality detections from the history of alerts.'
  ),
  table(
    'ztf.cutouts',
    'objectId jd',
    [
      ...names('i', 'objectId jd candid'),
      'd:hdfs_path',
      ...names('b', 'cutoutScience_stampData cutoutTemplate_stampData cutoutDifference_stampData')
    ],
    'Stamps: the gzipped FITS files themselves (embedded store) or the path of the file that has them (clusters).'
  ),
  table('ztf.anomaly', 'jd objectId', mainColumnNames, 'The ten most anomalous alerts of each night.'),
  table('ztf.slsn', 'jd objectId', mainColumnNames, 'Alerts of superluminous-supernova candidates.'),
  table('ztf.low_state_blazars', 'jd objectId', mainColumnNames, 'Alerts of CTA blazars in a low state.'),
  table('ztf.high_state_blazars', 'jd objectId', mainColumnNames, 'Alerts of CTA blazars in a high state.'),
  table(
    'statistics_class',
    'survey night',
    [...names('basic', 'raw sci n_g n_r exposures fields'), ...names('class', 'simbad_tot simbad_gal')],
    'Numbers of alerts of each night (key `ztf_YYYYMMDD`); besides these, one column `class:<label>` for each label of the night. All are long.'
  )
];

/** Tables of ZTF by name. */
export const ztfTables: Readonly<Record<string, ITable>> = Object.fromEntries(
  list.map(each => [each.name, each])
);

function table(name: string, key: string, columns: readonly string[], doc: string): ITable {
  return { name, key: key.split(' '), columns, doc };
}

function names(family: string, text: string): string[] {
  return text.split(/\s+/).map(name => `${family}:${name}`);
}
