import type { IColumn } from '../column';
import type { ITable } from '../table';
import { finkObjectColumns, finkSourceColumns, objectColumns, sourceColumns } from './columns';

const root = raw('observation_reason target_name salt');
const source = names(sourceColumns);
/** What a diaObject shares with a diaSource; where both are stored the source's value stands. */
const shared = raw('diaObjectId ra raErr dec decErr ra_dec_Cov');
const object = [...shared, ...names(objectColumns)];
const packed = 'r:packed_primary_provisional_designation';

/** Tags whose alerts have a table. The list changes: ask the store which tables there are. */
export const tags: readonly string[] = (
  'extragalactic_lt20mag_candidate extragalactic_new_candidate faint_trails hostless_candidate in_tns mdwarf_flare ' +
  'most_likely_sn sn_near_galaxy_candidate'
).split(' ');

const list: readonly ITable[] = [
  table(
    'rubin.diaSource_static',
    'salt diaObjectId midpointMjdTai',
    [...root, ...source, ...names(finkSourceColumns)],
    'Alerts of objects that do not move.'
  ),
  table(
    'rubin.diaSource_sso',
    `salt ${packed.slice(2)} midpointMjdTai`,
    [...root, ...source, packed],
    'Alerts of Solar System objects.'
  ),
  table(
    'rubin.diaObject',
    'salt diaObjectId',
    [...root, ...object, ...names(finkObjectColumns).filter(name => name !== 'f:pixel1024')],
    'Summary of each object; the latest alert wins.'
  ),
  table('rubin.mpc_orbits', `salt ${packed.slice(2)}`, [...root, packed], 'Orbits of Solar System objects.'),
  table(
    'rubin.fp',
    'salt diaObjectId midpointMjdTai',
    raw(
      `salt diaForcedSourceId diaObjectId ra dec visit detector psfFlux psfFluxErr midpointMjdTai scienceFlux
      scienceFluxErr band timeProcessedMjdTai timeWithdrawnMjdTai`
    ),
    'Forced photometry of objects.'
  ),
  table(
    'rubin.cutouts',
    'salt diaSourceId',
    raw('diaObjectId diaSourceId midpointMjdTai hdfs_path'),
    'Where the stamps of an alert are kept.'
  ),
  table(
    'rubin.pixel1024',
    'pixel1024 firstDiaSourceMjdTaiFink diaObjectId',
    [...source, ...names(objectColumns), ...names(finkSourceColumns), ...names(finkObjectColumns)],
    'Latest alert of each object by HEALPix pixel (NSIDE 1024, RING) and first detection, which may be missing.'
  ),
  ...tags.map(tag =>
    table(
      `rubin.tag_${tag}`,
      'midpointMjdTai diaObjectId',
      [...root, ...source, ...names(finkSourceColumns)],
      `Alerts that passed the filter ${tag}.`
    )
  )
];

/** Tables of LSST by name. */
export const lsstTables: Readonly<Record<string, ITable>> = Object.fromEntries(
  list.map(each => [each.name, each])
);

function table(name: string, key: string, columns: readonly string[], doc: string): ITable {
  return { name, key: key.split(' '), columns, doc };
}

function names(columns: readonly IColumn[]): string[] {
  return columns.map(column => column.name);
}

function raw(text: string): string[] {
  return text.split(/\s+/).map(name => `r:${name}`);
}
