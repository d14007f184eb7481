import golden from '../../../../tests/data/classify.json';
import type { Row, Value } from '../../value';
import { classify, classifyNeeds, extragalacticHosts } from './classify';

/** A golden row as a row of ours; names there are without family. */
const rowOf = (values: readonly Value[]): Row =>
  Object.fromEntries(
    golden.columns.map((name, at) => {
      const column = classifyNeeds.find(each => each.slice(2) === name);
      return [column ?? `missing ${name}`, values[at] ?? null];
    })
  );

const supernova: Row = {
  'd:cdsxmatch': 'Unknown',
  'd:roid': 0,
  'd:mulens': 0,
  'd:snn_snia_vs_nonia': 0.9,
  'd:snn_sn_vs_all': 0.2,
  'd:rf_snia_vs_nonia': 0.1,
  'd:rf_kn_vs_nonkn': 0,
  'd:tracklet': '',
  'i:ndethist': 5,
  'i:drb': 0.99,
  'i:classtar': 0.9,
  'i:jd': 2459540.6,
  'i:jdstarthist': 2459530.6
};

describe('classify', () => {
  it('agrees with fink-filters on every golden alert', () => {
    const different = golden.rows.filter(row => classify(rowOf(row.slice(0, -1))) !== row[row.length - 1]);
    expect(different).toEqual([]);
  });

  it('is tested on every class', () => {
    const seen = new Set(golden.rows.map(row => row[row.length - 1]));
    for (const label of [
      'Unknown',
      'Ambiguous',
      'Early SN Ia candidate',
      'Kilonova candidate',
      'SN candidate',
      'Microlensing candidate',
      'Tracklet',
      'Solar System MPC',
      'Solar System candidate',
      'SN*_Candidate'
    ]) {
      expect(seen).toContain(label);
    }
  });

  it('knows the hosts that fink-utils knows', () => {
    expect([...extragalacticHosts].sort()).toEqual([...golden.hosts].sort());
  });

  it('takes a missing score as not passing and a missing SIMBAD type as none', () => {
    expect(classify(supernova)).toBe('SN candidate');
    expect(classify({})).toBe('Unknown');
    expect(classify({ ...supernova, 'd:cdsxmatch': null })).toBe('SN candidate');
    expect(classify({ ...supernova, 'i:drb': null })).toBe('Unknown');
    expect(classify({ ...supernova, 'i:ndethist': null })).toBe('Unknown');
  });

  it('reads the columns that it names, and no other', () => {
    const read = new Set<string>();
    for (const row of golden.rows) {
      const watched = new Proxy(rowOf(row), {
        get: (values, column) => {
          read.add(String(column));
          return values[String(column)];
        }
      });
      classify(watched);
    }
    expect([...read].sort()).toEqual([...classifyNeeds].sort());
  });
});
