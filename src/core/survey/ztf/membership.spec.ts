import type { Row } from '../../value';
import { membershipRules, memberships, ztfColumns, ztfTables } from '.';

const tablesOf = (row: Row): string[] =>
  Object.entries(memberships)
    .filter(([, admits]) => admits(row))
    .map(([table]) => table);

describe('memberships', () => {
  it.each<[string, Row, string[]]>([
    ['nothing known', {}, []],
    ['a known asteroid', { 'd:roid': 3, 'i:ssnamenr': '8467' }, ['ztf.ssnamenr']],
    ['an asteroid without name', { 'd:roid': 3, 'i:ssnamenr': 'null' }, []],
    ['an asteroid candidate', { 'd:roid': 2, 'i:ssnamenr': '8467' }, []],
    ['a tracklet', { 'd:tracklet': 'TRCK_20211122_013344_00' }, ['ztf.tracklet']],
    ['no tracklet', { 'd:tracklet': '', 'd:tns': '' }, []],
    ['a TNS type', { 'd:tns': 'SN Ia' }, ['ztf.tns']],
    ['SLSN score at the threshold', { 'd:slsn_score': 0.5 }, ['ztf.slsn']],
    ['SLSN score not computed', { 'd:slsn_score': -1 }, []],
    [
      'a blazar in a low state',
      { 'd:blazar_stats_instantness_low': 0, 'd:blazar_stats_robustness_low': 0.99 },
      ['ztf.low_state_blazars']
    ],
    [
      'a blazar state not computed',
      { 'd:blazar_stats_instantness_low': -1, 'd:blazar_stats_robustness_low': -1 },
      []
    ],
    ['half a low state', { 'd:blazar_stats_instantness_low': 0.5, 'd:blazar_stats_robustness_low': 1 }, []],
    [
      'a blazar in a high state',
      { 'd:blazar_stats_instantness_high': 1.1, 'd:blazar_stats_robustness_high': 1.01 },
      ['ztf.high_state_blazars']
    ],
    [
      'a blazar at the threshold',
      { 'd:blazar_stats_instantness_high': 1, 'd:blazar_stats_robustness_high': 2 },
      []
    ]
  ])('%s', (_, row, tables) => {
    expect(tablesOf(row)).toEqual(tables);
  });

  it('name tables and columns that exist', () => {
    for (const { table, needs } of membershipRules) {
      expect(ztfTables).toHaveProperty([table]);
      expect(needs.filter(column => !ztfColumns.has(column))).toEqual([]);
    }
  });
});
