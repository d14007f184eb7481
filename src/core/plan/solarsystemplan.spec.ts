import { planQuery } from '.';

const context = { budget: 1000 };

describe('plan of Solar System objects', () => {
  it('reads exactly the range of each name, in any order, and sorts by time', () => {
    const plan = planQuery({ kind: 'solar-system', survey: 'ztf', names: ['8467', '10P', '8467'] }, context);
    expect(plan.scans).toEqual([
      {
        table: 'ztf.ssnamenr',
        ranges: [
          { start: '10P_2', stop: '10P_3' },
          { start: '8467_2', stop: '8467_3' }
        ],
        reversed: true,
        columns: [],
        anyOrder: true
      }
    ]);
    expect(plan).toMatchObject({ order: { column: 'i:jd', descending: true }, limit: null, hydrate: null });
    expect(plan.title).toBe('Alerts of 2 Solar System objects');
  });

  it('completes rows from the main table only for columns that the index lacks', () => {
    const columns = ['i:magpsf', 'i:fwhm'];
    const plan = planQuery({ kind: 'solar-system', survey: 'ztf', names: ['8467'], columns }, context);
    expect(plan.scans[0]?.columns).toEqual(['i:ssnamenr', 'i:objectId', 'i:jd', 'i:magpsf']);
    expect(plan.hydrate).toEqual({ table: 'ztf', columns: ['i:objectId', 'i:fwhm'] });
    expect(plan.output).toEqual(columns);
  });

  it('refuses a query without names', () => {
    expect(() => planQuery({ kind: 'solar-system', survey: 'ztf', names: [] }, context)).toThrow(
      'missing object'
    );
  });
});
