import {
  buildKey,
  classRange,
  classWindow,
  jdWindow,
  objectRange,
  parseKey,
  pixelFirstDetectionRanges,
  pixelRanges,
  prefixRange,
  ssnamenrRange,
  ztfTables
} from '.';

const holds = ({ start, stop }: { start: string; stop: string }, key: string): boolean =>
  Buffer.compare(Buffer.from(start), Buffer.from(key)) <= 0 &&
  Buffer.compare(Buffer.from(key), Buffer.from(stop)) < 0;

describe('row keys of ZTF', () => {
  it('are built and read again for every table', () => {
    const parts = {
      objectId: 'ZTF21aaxtctv',
      jd: 2459540.75,
      jdstarthist: 2459530,
      pixel12: '000000012',
      pixel128: 12,
      class: 'EB*_Candidate',
      ssnamenr: '2010_TQ2',
      tracklet: 'TRCK_20211122_013344_00',
      tns: 'SN Ib/c',
      survey: 'ztf',
      night: '20211122'
    };
    for (const table of Object.values(ztfTables)) {
      const key = buildKey(table, parts);
      expect(Object.keys(parseKey(table, key) ?? {}).sort()).toEqual([...table.key].sort());
      expect(buildKey(table, parseKey(table, key) ?? {})).toBe(key);
    }
  });
});

describe('ranges of ZTF', () => {
  it('hold an object, and a prefix of objects', () => {
    expect(objectRange('ZTF21aaxtctv')).toEqual({ start: 'ZTF21aaxtctv_', stop: 'ZTF21aaxtctv`' });
    expect(prefixRange('ZTF21aax')).toEqual({ start: 'ZTF21aax', stop: 'ZTF21aay' });
  });

  it('keep a label apart from the labels that continue it', () => {
    const range = classRange('EB*');
    expect(holds(range, 'EB*_2459540.7_ZTF21aaxtctv')).toBe(true);
    expect(holds(range, 'EB*_Candidate_2459540.7_ZTF21aaxtctv')).toBe(false);
    expect(holds(range, 'EB*Algol_2459540.7_ZTF21aaxtctv')).toBe(false);
    expect(holds(ssnamenrRange('846'), '8467_2459540.7')).toBe(false);
  });

  it('bound times in class tables and in tables that begin with the time', () => {
    const window = { start: 2459540.5, stop: 2459541.5 };
    const inClass = classWindow('SN candidate', window);
    expect(inClass.some(range => holds(range, 'SN candidate_2459541.5_ZTF21aaxtctv'))).toBe(true);
    expect(inClass.some(range => holds(range, 'SN candidate_2459541.51_ZTF21aaxtctv'))).toBe(false);
    const all = jdWindow(window);
    expect(all.some(range => holds(range, '2459540.5_ZTF21aaxtctv'))).toBe(true);
    expect(all.some(range => holds(range, 'schema_4.0_6.1.1'))).toBe(false);
  });

  it('bound pixels, and first detections in them', () => {
    expect(pixelRanges([100000, 100001, 5])).toEqual([
      { start: '100000_', stop: '100001`' },
      { start: '5_', stop: '5`' }
    ]);
    expect(pixelFirstDetectionRanges([7, 5, 7], { start: 2459540.5 })).toEqual([
      { start: '5_2459540.5', stop: '5_3' },
      { start: '7_2459540.5', stop: '7_3' }
    ]);
  });
});
