import { ztf, ztfColumns, ztfTables } from '.';

describe('tables of ZTF', () => {
  it.each([
    ['ztf', 'objectId_jd', 153],
    ['ztf.pixel128', 'pixel128_jdstarthist_objectId', 14],
    ['ztf.pixel12', 'pixel12_objectId', 14],
    ['ztf.class', 'class_jd_objectId', 81],
    ['ztf.ssnamenr', 'ssnamenr_jd', 81],
    ['ztf.tracklet', 'tracklet_objectId', 81],
    ['ztf.tns', 'tns_jd_objectId', 81],
    ['ztf.upper', 'objectId_jd', 4],
    ['ztf.uppervalid', 'objectId_jd', 10],
    ['ztf.cutouts', 'objectId_jd', 7],
    ['ztf.anomaly', 'jd_objectId', 153],
    ['ztf.slsn', 'jd_objectId', 153],
    ['ztf.low_state_blazars', 'jd_objectId', 153],
    ['ztf.high_state_blazars', 'jd_objectId', 153],
    ['statistics_class', 'survey_night', 8]
  ])('%s has the key %s and %p columns', (name, key, columns) => {
    expect(ztfTables[name]?.key.join('_')).toBe(key);
    expect(new Set(ztfTables[name]?.columns).size).toBe(columns);
  });

  it('hold the 77 index columns of one version (81 with the later blazar statistics)', () => {
    const index = ztfTables['ztf.class']?.columns ?? [];
    expect(index.filter(name => name.startsWith('i:'))).toHaveLength(36);
    expect(index.filter(name => name.startsWith('d:') && !/blazar|mangrove/.test(name))).toHaveLength(34);
  });

  it('hold only columns that are described', () => {
    for (const table of Object.values(ztfTables)) {
      if (table.name !== 'statistics_class') {
        expect(table.columns.filter(name => !ztfColumns.has(name))).toEqual([]);
      }
    }
    expect(Object.values(ztf.roles).filter(name => !ztfColumns.has(name))).toEqual([]);
    expect(ztfTables).toHaveProperty([ztf.mainTable]);
    expect(ztfTables).toHaveProperty([ztf.pixels.table]);
  });
});
