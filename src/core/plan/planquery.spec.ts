import { explain, outputColumns, planQuery, type IPlanContext } from '.';
import type { Query } from '../query/query';

const context = { budget: 1000 };
/** Centre of the second pixel of the equator, by the formulae: 2*128*127 + 128*512 + 1 = 98049, RA 1.5 * 0.703125. */
const cone: Query = { kind: 'cone', survey: 'ztf', ra: 1.0546875, dec: 0, radius: 5 };
const early: Query = { kind: 'class', survey: 'ztf', class: 'Early SN Ia candidate', last: 50 };
const ids = (...names: string[]): Query => ({ kind: 'object', survey: 'ztf', ids: names });

/** Table and ranges of every scan. */
function reads(query: Query): [string, string[]][] {
  return planQuery(query, context).scans.map(scan => [
    scan.table,
    scan.ranges.map(range => `${range.start} ${range.stop}`)
  ]);
}

describe('plan of an object', () => {
  it('reads one range for each id, newest first', () => {
    expect(reads(ids('ZTF21abc', 'ZTF18aaa', 'ZTF21abc'))).toEqual([
      ['ztf', ['ZTF18aaa_ ZTF18aaa`', 'ZTF21abc_ ZTF21abc`']]
    ]);
    const plan = planQuery(ids('ZTF18aaa'), context);
    expect(plan.scans[0]?.reversed).toBe(true);
    expect(plan).toMatchObject({ order: null, limit: null, hydrate: null, output: null, grouping: 'none' });
  });

  it('reads three tables when upper limits are wanted', () => {
    const plan = planQuery(
      { ...ids('ZTF18aaa'), withUpperLimits: true, columns: ['i:magpsf'] } as Query,
      context
    );
    expect(plan.scans.map(scan => [scan.table, scan.tag, scan.columns])).toEqual([
      ['ztf', 'valid', ['i:objectId', 'i:jd', 'i:magpsf']],
      ['ztf.upper', 'upperlim', ['i:objectId', 'i:jd']],
      ['ztf.uppervalid', 'badquality', ['i:objectId', 'i:jd', 'i:magpsf']]
    ]);
    expect(plan.output).toEqual(['i:magpsf', 'd:tag']);
  });

  it('reads the range of a prefix', () => {
    expect(reads({ kind: 'object', survey: 'ztf', ids: [], prefix: 'ZTF18aa' })).toEqual([
      ['ztf', ['ZTF18aa ZTF18ab']]
    ]);
  });

  it('selects the last alerts of several objects by time', () => {
    const sort = { column: 'i:magpsf', descending: false };
    const newest = { column: 'i:jd', descending: true };
    expect(planQuery({ ...ids('A', 'B'), last: 5 }, context)).toMatchObject({
      order: newest,
      limit: 5
    });
    expect(planQuery({ ...ids('A', 'B'), last: 5, sort }, context)).toMatchObject({
      order: sort,
      selection: newest
    });
    expect(planQuery({ ...ids('A'), last: 5, sort }, context)).toMatchObject({
      order: sort,
      selection: null
    });
  });

  it('refuses a query without an object', () => {
    expect(() => planQuery(ids(), context)).toThrow('missing object');
  });
});

describe('plan of a cone', () => {
  it('reads the pixels that the circle touches and no others', () => {
    expect(reads(cone)).toEqual([['ztf.pixel128', ['98049_ 98049`']]]);
    expect(reads({ ...cone, ra: 0, dec: 90, radius: 30 })).toEqual([
      ['ztf.pixel128', ['0_ 0`', '1_ 1`', '2_ 2`', '3_ 3`']]
    ]);
  });

  describe('where the store has the finer pixel table', () => {
    const both: IPlanContext = { ...context, tables: ['ztf', 'ztf.pixel12', 'ztf.pixel128'] };
    const scanOf = (query: Query, given: IPlanContext) => planQuery(query, given).scans[0];

    it('reads a small circle there, in the pixels that healpy lists, their numbers padded', () => {
      expect(scanOf(cone, both)).toMatchObject({
        table: 'ztf.pixel12',
        ranges: [
          { start: '074097919', stop: '074097920' },
          { start: '074098090', stop: '074098091' },
          { start: '074098261', stop: '074098262' },
          { start: '074098432', stop: '074098433' }
        ]
      });
      expect(planQuery(cone, both).estimate.note).toMatch(/square arcminutes/);
    });

    it('reads a larger circle in coarser pixels, so that ranges stay few', () => {
      const one = scanOf({ ...cone, radius: 3600 }, both);
      expect(one?.table).toBe('ztf.pixel12');
      expect(one?.ranges.length).toBeGreaterThan(20);
      expect(one?.ranges.length).toBeLessThan(80);
      // Pixels of order 10: their numbers at order 12 are multiples of 16.
      expect(
        one?.ranges.every(({ start, stop }) => Number(start) % 16 === 0 && Number(stop) % 16 === 0)
      ).toBe(true);
    });

    it('gives objects as they are read when asked to, with nothing to wait for', () => {
      const sort = { column: 'none', descending: false };
      expect(planQuery({ ...cone, sort }, both)).toMatchObject({ order: null, grouping: 'none' });
      expect(planQuery({ ...cone, sort }, context)).toMatchObject({
        order: null,
        grouping: 'latest-per-object'
      });
      expect(planQuery(cone, both)).toMatchObject({ order: { column: 'v:separation_degree' } });
      expect(planQuery({ ...early, sort }, both)).toEqual(planQuery(early, both));
      expect(planQuery({ ...ids('A'), sort }, both)).toEqual(planQuery(ids('A'), both));
    });

    it('reads more rows where ranges are dear, and fewer where they are cheap', () => {
      const wide = { ...cone, radius: 3600 };
      const near = scanOf(wide, { ...both, seekRows: 1 })?.ranges.length ?? 0;
      const far = scanOf(wide, { ...both, seekRows: 250 })?.ranges.length ?? 0;
      expect(far).toBeLessThan(near / 4);
    });

    it('reads what there is: one table alone, or the one of Fink when nobody has listed any', () => {
      expect(scanOf(cone, { ...context, tables: ['ztf', 'ztf.pixel12'] })?.table).toBe('ztf.pixel12');
      expect(scanOf(cone, { ...context, tables: ['ztf', 'ztf.pixel128'] })?.table).toBe('ztf.pixel128');
      expect(scanOf(cone, context)?.table).toBe('ztf.pixel128');
      expect(scanOf(cone, { ...context, tables: [] })?.table).toBe('ztf.pixel128');
    });
  });

  it('tests the exact distance and keeps the latest alert of each object, nearest first', () => {
    expect(planQuery(cone, context)).toMatchObject({
      residual: [{ kind: 'cone', ra: 1.0546875, dec: 0, radius: 5 }],
      grouping: 'latest-per-object',
      order: { column: 'v:separation_degree', descending: false },
      computed: ['v:separation_degree', 'v:lastdate', 'v:firstdate', 'v:lapse', 'v:constellation'],
      hydrate: null,
      limit: null
    });
  });

  it('goes to the main table only for columns that the pixel table lacks', () => {
    const near = planQuery({ ...cone, columns: ['i:magpsf', 'd:classification'] }, context);
    expect(near.hydrate).toBeNull();
    expect(near.scans[0]?.columns).toEqual([
      'i:objectId',
      'i:candid',
      'i:jd',
      'i:ra',
      'i:dec',
      'i:magpsf',
      'd:classification'
    ]);
    const far = planQuery({ ...cone, columns: ['i:magpsf', 'd:rf_snia_vs_nonia'] }, context);
    expect(far.hydrate).toEqual({ table: 'ztf', columns: ['i:objectId', 'd:rf_snia_vs_nonia'] });
  });

  it('fetches what a computed column needs, and sends only what was asked for', () => {
    const plan = planQuery({ ...cone, columns: ['v:classification'] }, context);
    expect(plan.hydrate?.columns).toEqual(expect.arrayContaining(['i:classtar', 'd:roid', 'd:tracklet']));
    expect(plan.hydrate?.columns).not.toContain('d:cdsxmatch');
    expect(plan.computed).toEqual(['v:classification', 'v:separation_degree']);
    expect(plan.output).toEqual(['v:classification']);
  });
});

describe('plan of a class', () => {
  it('reads the range of the class from its end until there are enough', () => {
    expect(reads(early)).toEqual([['ztf.class', ['Early SN Ia candidate_2 Early SN Ia candidate_3']]]);
    expect(planQuery(early, context)).toMatchObject({ limit: 50, order: null, hydrate: null });
    expect(planQuery(early, context).scans[0]).toMatchObject({ reversed: true, inTimeOrder: true });
  });

  it.each([
    ['(TNS) SN Ia', 'ztf.tns', 'SN Ia_2 SN Ia_3'],
    ['SLSN candidate', 'ztf.slsn', '2 3'],
    ['(CTA) Blazar low state', 'ztf.low_state_blazars', '2 3'],
    ['(CTA) Blazar high state', 'ztf.high_state_blazars', '2 3'],
    ['Anomaly', 'ztf.anomaly', '2 3'],
    ['EB*', 'ztf.class', 'EB*_2 EB*_3']
  ])('finds %s in %s', (label, table, range) => {
    expect(reads({ ...early, class: label })).toEqual([[table, [range]]]);
  });

  it('bounds the range by dates and tests them again', () => {
    const plan = planQuery({ ...early, startJd: 2459000.5, stopJd: 2459010.25 }, context);
    expect(plan.scans[0]?.ranges[0]).toEqual({
      start: 'Early SN Ia candidate_2459000.5',
      stop: expect.stringMatching(/^Early SN Ia candidate_2459010\.25/) as unknown
    });
    expect(plan.residual).toEqual([{ kind: 'between', column: 'i:jd', min: 2459000.5, max: 2459010.25 }]);
  });

  it('orders the newest alerts by another column without selecting others', () => {
    const sort = { column: 'i:magpsf', descending: false };
    expect(planQuery({ ...early, sort }, context)).toMatchObject({ order: sort, selection: null, limit: 50 });
    const newest = planQuery({ ...early, sort: { column: 'i:jd', descending: true } }, context);
    expect(newest.order).toBeNull();
  });
});

describe('plans', () => {
  it('are plain objects that survive JSON', () => {
    for (const query of [cone, early, ids('ZTF18aaa')]) {
      const plan = planQuery(query, context);
      expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
    }
  });

  it('refuse unknown columns together, and columns that the query cannot have', () => {
    expect(() => planQuery({ ...cone, columns: ['i:magpfs', 'i:ra', 'v:nope'] }, context)).toThrow(
      'unknown columns: i:magpfs, v:nope'
    );
    expect(() =>
      planQuery({ ...early, columns: ['v:separation_degree', 'd:classification'] }, context)
    ).toThrow('unsupported columns: v:separation_degree, d:classification');
    expect(() => planQuery({ ...early, sort: { column: 'i:nope', descending: true } }, context)).toThrow(
      'unknown columns: i:nope'
    );
  });

  it('take the default columns of the context where the query names none', () => {
    const plan = planQuery(cone, { budget: 5, defaultColumns: { cone: ['i:objectId'] } });
    expect(plan.output).toEqual(['i:objectId']);
    expect(plan.budget).toBe(5);
  });

  it('tell which columns the answer may have', () => {
    expect(outputColumns(planQuery({ ...cone, columns: ['i:ra'] }, context))).toEqual(['i:ra']);
    const all = outputColumns(planQuery(cone, context));
    expect(all).toHaveLength(14 + 5);
    expect(outputColumns(planQuery({ ...ids('A'), withUpperLimits: true } as Query, context))).toContain(
      'd:tag'
    );
  });

  it('are explained in words', () => {
    const columns = ['i:objectId', 'd:roid'];
    expect(explain(planQuery({ ...cone, columns, last: 10 }, context))).toBe(
      [
        'Objects within 5″ of RA 1.0546875°, Dec 0°',
        '  read      ztf.pixel128, 1 range in any order',
        '            [98049_ … 98049`)',
        '            columns: i:objectId, i:candid, i:jd, i:ra, i:dec',
        '            bounds: i:ra from 1.0533 to 1.05608, i:dec from -0.00139 to 0.00139',
        '  keep      rows within 5″ of RA 1.0546875°, Dec 0°',
        '  group     the latest alert of each object',
        '  order     v:separation_degree, lowest first',
        '  limit     10 results',
        '  complete  from ztf with i:objectId, d:roid',
        '  compute   v:separation_degree',
        '  send      i:objectId, d:roid',
        '  budget    1000 rows read at most, then the answer is cut and says so',
        '  estimate  Reads 1 pixel (0.21 square degrees) in 1 range.',
        '  expected  about 421 rows, 30 kB'
      ].join('\n')
    );
    expect(explain(planQuery({ ...cone, radius: 18000 }, context))).toMatch(/and \d+ more ranges/);
  });
});
