import fc from 'fast-check';

import { parseQuery } from './parse';
import type { IProblem, Query } from './query';

function query(text: string): Query {
  const result = parseQuery(text);
  if (!result.ok) {
    throw new Error(`${text}: ${result.problems.map(each => each.message).join('; ')}`);
  }
  return result.query;
}

function problem(text: string): IProblem {
  const result = parseQuery(text);
  if (result.ok) {
    throw new Error(`${text} was read as ${JSON.stringify(result.query)}`);
  }
  const [first] = result.problems;
  if (first === undefined) {
    throw new Error(`${text} has no problem`);
  }
  return first;
}

describe('parseQuery of object ids', () => {
  it.each([
    ['ZTF18aabbccd', ['ZTF18aabbccd']],
    ['ztf18AABBCCD', ['ZTF18aabbccd']],
    ['  ZTF18aabbccd  ', ['ZTF18aabbccd']],
    ['ZTF18aabbccd,ZTF19aaaaaaa', ['ZTF18aabbccd', 'ZTF19aaaaaaa']],
    ['ZTF18aabbccd ZTF19aaaaaaa', ['ZTF18aabbccd', 'ZTF19aaaaaaa']],
    ['ZTF18aabbccd, ZTF18aabbccd', ['ZTF18aabbccd']],
    ['id=ZTF18aabbccd,ZTF19aaaaaaa', ['ZTF18aabbccd', 'ZTF19aaaaaaa']],
    ['objectId:ZTF18aabbccd', ['ZTF18aabbccd']],
    ['ZTF26sim0042', ['ZTF26sim0042']]
  ])('should read %s', (text, ids) => {
    expect(query(text)).toEqual({ kind: 'object', survey: 'ztf', ids });
  });

  it.each([
    ['ZTF1', 'ZTF1'],
    ['ZTF18', 'ZTF18'],
    ['ztf18aab', 'ZTF18aab'],
    ['ZTF18aab*', 'ZTF18aab'],
    ['ZTF26sim0042*', 'ZTF26sim0042']
  ])('should read %s as a prefix', (text, prefix) => {
    expect(query(text)).toEqual({ kind: 'object', survey: 'ztf', ids: [], prefix });
  });

  it('should read options', () => {
    expect(query('10 20 5 sort=none')).toMatchObject({
      kind: 'cone',
      sort: { column: 'none', descending: false }
    });
    expect(query('ZTF18aabbccd last=5 withupperlim=yes sort=-i:jd columns=i:jd,i:magpsf')).toEqual({
      kind: 'object',
      survey: 'ztf',
      ids: ['ZTF18aabbccd'],
      last: 5,
      withUpperLimits: true,
      sort: { column: 'i:jd', descending: true },
      columns: ['i:jd', 'i:magpsf']
    });
  });

  it.each([
    ['ZTF', 'missing year', 'ZTF18'],
    ['ZTFx', 'invalid object id', 'ZTFyyccccccc'],
    ['ZTF18aabbccdd', 'invalid object id', '12 characters'],
    ['ZTF18aab ZTF18aabbccd', 'unsupported prefix', 'in full'],
    ['ZTF18aabbccd r=10', 'unsupported radius', 'a position'],
    ['ZTF18aabbccd after=2024-01-01', 'unsupported after', 'a class'],
    ['ZTF18aabbccd class="SN candidate"', 'ambiguous query', 'one of them']
  ])('should refuse %s', (text, message, remedy) => {
    expect(problem(text).message).toContain(message);
    expect(problem(text).remedy).toContain(remedy);
  });
});

describe('parseQuery of cones', () => {
  it.each([
    ['246.0422 25.669', 246.0422, 25.669, 10],
    ['246.0422,25.669', 246.0422, 25.669, 10],
    ['246.0422 -25.669', 246.0422, -25.669, 10],
    ['246.0422 +25.669 30', 246.0422, 25.669, 30],
    ['246.0422, 25.669, 30', 246.0422, 25.669, 30],
    ['246.0422 25.669 10m', 246.0422, 25.669, 600],
    ['246.0422 25.669 r=10m', 246.0422, 25.669, 600],
    ["246.0422 25.669 r=10'", 246.0422, 25.669, 600],
    ['246.0422 25.669 r=10"', 246.0422, 25.669, 10],
    ['246.0422 25.669 radius=1.5d', 246.0422, 25.669, 5400],
    ['246.0422 25.669 r:30s', 246.0422, 25.669, 30],
    ['ra=10 dec=20', 10, 20, 10],
    ['ra=10 dec=-20 r=1m', 10, -20, 60],
    ['ra=10, dec=-20, r=1m', 10, -20, 60],
    ['ra=10,dec=-20,r=1m', 10, -20, 60],
    ['r=1m RA=10 Dec=20', 10, 20, 60],
    ['0 90 18000', 0, 90, 18000],
    ['359.999 -90 5d', 359.999, -90, 18000]
  ])('should read %s', (text, ra, dec, radius) => {
    expect(query(text)).toEqual({ kind: 'cone', survey: 'ztf', ra, dec, radius });
  });

  it.each([
    ['16 24 10.12 +25 40 09.3', 25, 10],
    ['16 24 10.12 +25 40 09.3 30', 25, 30],
    ['16 24 10.12 -25 40 09.3', -25, 10],
    ['16:24:10.12 +25:40:09.3', 25, 10],
    ['16:24:10.12 -25:40:09.3 2m', -25, 120],
    ['16:24:10.12,-25:40:09.3,30', -25, 30],
    ['16h24m10.12s -25d40m09.3s', -25, 10],
    ['16h24m10.12s +25d40m09.3s 45', 25, 45],
    ['16h24m10.12s -25d40m09.3s r=1m', -25, 60],
    ['16h 24m 10.12s -25d 40m 09.3s 5', -25, 5],
    ['J162410.12+254009.3 r=5', 25, 5]
  ])('should read sexagesimal %s', (text, degrees, radius) => {
    const found = query(text);
    expect(found).toMatchObject({ kind: 'cone', radius });
    expect(found.kind === 'cone' && found.ra).toBeCloseTo(246.0421667, 6);
    expect(found.kind === 'cone' && found.dec).toBeCloseTo(Math.sign(degrees) * 25.66925, 6);
  });

  it('should keep the sign of a declination between -1 and 0 degrees', () => {
    const found = query('00:42:44.3 -00:16:08.5');
    expect(found.kind === 'cone' && found.dec).toBeCloseTo(-0.2690278, 6);
  });

  it.each([
    ['360 10', 'invalid right ascension', 'below 360', 0, 3],
    ['-10 20', 'invalid right ascension', 'below 360', 0, 3],
    ['10 91', 'invalid declination', '-90 to 90', 3, 5],
    ['10 20 18001', 'invalid radius', '5 degrees', 6, 11],
    ['10 20 r=6d', 'invalid radius', '5 degrees', 8, 10],
    ['10 20 r=0', 'invalid radius', 'arcseconds', 8, 9],
    ['10 20 r=1x', 'unknown unit', 'arcseconds', 8, 10],
    ['10 20 30 r=10', 'ambiguous radius', 'one of them', 9, 13],
    ['10', 'missing declination', 'RA DEC', 0, 2],
    ['ra=10', 'missing dec', 'both', 0, 5],
    ['10 20 ra=10', 'ambiguous position', 'one of them', 0, 11],
    ['10 20 after=2024-01-01', 'unsupported after', 'a class', 6, 22]
  ])('should refuse %s with its place', (text, message, remedy, from, to) => {
    const found = problem(text);
    expect(found.message).toContain(message);
    expect(found.remedy).toContain(remedy);
    expect([found.from, found.to]).toEqual([from, to]);
  });

  it('should refuse minutes above 59', () => {
    expect(problem('16:75:10 +25:40:09').message).toMatch(/^invalid/u);
  });
});

describe('parseQuery of classes', () => {
  it.each([
    ['class="Early SN Ia candidate" last=50', 'Early SN Ia candidate', 50],
    ["class='Early SN Ia candidate' last=50", 'Early SN Ia candidate', 50],
    ['class:"SN candidate"', 'SN candidate', 100],
    ['class=Star', 'Star', 100],
    ['class="early sn IA candidate"', 'Early SN Ia candidate', 100],
    ['class="Something new"', 'Something new', 100],
    ['class="(SIMBAD) RRLyr"', 'RRLyr', 100],
    ['class="(TNS) SN Ia" n=3', '(TNS) SN Ia', 3],
    ['class="Barnard\'s kind"', "Barnard's kind", 100],
    ['class="a, b" last=1', 'a, b', 1]
  ])('should read %s', (text, label, last) => {
    expect(query(text)).toEqual({ kind: 'class', survey: 'ztf', class: label, last });
  });

  it('should read dates', () => {
    expect(query('class=Star after=2024-01-01 before=2024-01-02 12:00:00')).toMatchObject({
      startJd: 2460310.5,
      stopJd: 2460312
    });
    expect(query('class=Star after=60310')).toMatchObject({ startJd: 2460310.5 });
  });

  it.each([
    ['class=SN candidate', 'invalid class', 'class="SN candidate"'],
    ['Kilonova candidate', 'unknown text', 'class="Kilonova candidate"'],
    ['class=', 'missing value of class', 'class='],
    ['class="SN candidate', 'invalid quote', 'class="SN candidate"'],
    ['class=Star last=0', 'invalid number of results', 'from 1'],
    ['class=Star last=1.5', 'invalid number of results', 'whole number'],
    ['class=Star last=1 last=2', 'ambiguous last', 'one of them'],
    ['class=Star clas=Star', 'unknown keyword: clas', 'did you mean class=?'],
    ['class=Star lats=3', 'unknown keyword: lats', 'did you mean last=?'],
    ['class=Star zzzz=3', 'unknown keyword: zzzz', 'use one of'],
    ['class=Star after=soon', 'invalid time', 'ISO'],
    ['class=Star after=2024-01-02 before=2024-01-01', 'invalid dates', 'exchange'],
    ['class=Star sort=-none', 'invalid columns: none', 'i:'],
    ['class=Star sort=jd', 'invalid columns: jd', 'i:jd'],
    ['class=Star sort=-i:magpfs', 'unknown column: i:magpfs', 'did you mean i:magpsf?'],
    ['class=Star columns=i:jd,i:magpfs,x:y', 'unknown columns: i:magpfs, x:y', 'i:magpsf'],
    ['class=Star columns=jd', 'invalid columns', 'family'],
    ['class=Star ra=1', 'ambiguous query', 'one of them'],
    ['class=Star r=10', 'unsupported radius', 'a position'],
    ['last=10', 'missing what to search for', 'class='],
    ['', 'missing query', 'object id'],
    ['  , ', 'missing query', 'object id']
  ])('should refuse %s', (text, message, remedy) => {
    expect(problem(text).message).toContain(message);
    expect(problem(text).remedy).toContain(remedy);
  });
});

describe('parseQuery', () => {
  it('should report every problem in the order of the text', () => {
    const result = parseQuery('lats=3 class=Star last=0');
    expect(!result.ok && result.problems.map(each => each.message.split(':')[0])).toEqual([
      'unknown keyword',
      'invalid number of results'
    ]);
  });

  it('should say in a sentence what is asked for', () => {
    const result = parseQuery('class="SN candidate" last=50 after=2024-01-01');
    expect(result.ok && result.hint).toBe('The last 50 alerts of class SN candidate from 2024-01-01');
  });

  const piece = fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      'class=',
      'last=',
      '"',
      "'",
      'ZTF18',
      '10',
      ' ',
      ',',
      '=',
      ':',
      'r=',
      'ra=',
      '16:24:10',
      '-',
      '\\'
    )
  );
  it('should never throw, and place every problem within the text', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), pieces => {
        const text = pieces.join('');
        const result = parseQuery(text);
        if (!result.ok) {
          expect(result.problems.length).toBeGreaterThan(0);
          for (const { from, to, message } of result.problems) {
            expect(from).toBeGreaterThanOrEqual(0);
            expect(to).toBeGreaterThanOrEqual(from);
            expect(to).toBeLessThanOrEqual(text.length);
            expect(message).toMatch(/^(?:invalid|unknown|missing|ambiguous|unsupported)\b/u);
          }
        }
      }),
      { numRuns: 2000 }
    );
  });
});
