import fc from 'fast-check';

import { canonicalLabel } from './label';
import { parseQuery } from './parse';
import { printQuery } from './print';
import type { Query } from './query';

const column = fc.constantFrom('i:jd', 'i:magpsf', 'd:cdsxmatch', 'v:classification', 'v:rate(g-r)');
const options = {
  columns: fc.uniqueArray(column, { minLength: 1 }),
  sort: fc.record({ column, descending: fc.boolean() }),
  last: fc.integer({ min: 1, max: 100000 })
};
const idEnd = fc.stringMatching(/^[a-z0-9]{7}$/u);
const finite = { noNaN: true, noDefaultInfinity: true } as const;

const objects = fc.record(
  {
    kind: fc.constant('object' as const),
    survey: fc.constant('ztf' as const),
    ids: fc.uniqueArray(
      idEnd.map(end => `ZTF18${end}`),
      { minLength: 1, maxLength: 5 }
    ),
    withUpperLimits: fc.constant(true),
    ...options
  },
  { requiredKeys: ['kind', 'survey', 'ids'] }
);
const prefixes = fc.stringMatching(/^[0-9]([0-9][a-z0-9]{0,6})?$/u).map(end => ({
  kind: 'object' as const,
  survey: 'ztf' as const,
  ids: [],
  prefix: `ZTF${end}`
}));
const cones = fc.record(
  {
    kind: fc.constant('cone' as const),
    survey: fc.constant('ztf' as const),
    ra: fc.double({ min: 0, max: 359.9999999, ...finite }).map(ra => ra + 0),
    dec: fc.double({ min: -90, max: 90, ...finite }).map(dec => dec + 0),
    radius: fc.double({ min: 1e-9, max: 18000, ...finite }),
    ...options
  },
  { requiredKeys: ['kind', 'survey', 'ra', 'dec', 'radius'] }
);
const label = fc
  .string({ minLength: 1 })
  .map(text => text.trim())
  .filter(text => text !== '' && !/^\(SIMBAD\)/iu.test(text) && canonicalLabel(text) === text);
const classes = fc
  .record(
    {
      kind: fc.constant('class' as const),
      survey: fc.constant('ztf' as const),
      class: label,
      startJd: fc.double({ min: 2450000, max: 2455000, ...finite }),
      stopJd: fc.oneof(fc.double({ min: 2460000, max: 2470000, ...finite }), fc.constant(2460310.5)),
      ...options
    },
    { requiredKeys: ['kind', 'survey', 'class', 'last'] }
  )
  .map(each => each as Query);

describe('printQuery', () => {
  it('should print what parseQuery reads as the same query', () => {
    fc.assert(
      fc.property(fc.oneof(objects, prefixes, cones, classes), query => {
        const result = parseQuery(printQuery(query));
        expect(result).toMatchObject({ ok: true });
        expect(result.ok && result.query).toEqual(query);
      }),
      { numRuns: 1000 }
    );
  });

  it.each([
    ['class="Early SN Ia candidate"', 'class="Early SN Ia candidate" last=100'],
    ['ZTF18aabbccd,ZTF19aabbccd', 'ZTF18aabbccd ZTF19aabbccd'],
    ['246.0422 25.669 1m', 'ra=246.0422 dec=25.669 radius=60'],
    [
      'class=Star after=2024-01-01 before=2024-01-02T06:00',
      'class="Star" last=100 after=2024-01-01 before=2024-01-02T06:00:00'
    ]
  ])('should print %s in its canonical form', (text, printed) => {
    const result = parseQuery(text);
    expect(result.ok && printQuery(result.query)).toBe(printed);
  });
});
