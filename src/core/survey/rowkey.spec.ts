import fc from 'fast-check';

import { buildKey, keyNumber, parseKey } from './rowkey';
import type { ITable } from './table';

const table = (key: string): ITable => ({ name: 'test', key: key.split(' '), columns: [], doc: '' });

describe('keyNumber', () => {
  it.each([
    [2459000, '2459000.0'],
    [2459000.7, '2459000.7'],
    [2459540.6041204, '2459540.6041204'],
    [60000.5, '60000.5'],
    [0, '0.0'],
    [0.001, '0.001'],
    [9999999.5, '9999999.5'],
    [1e7, '1.0E7'],
    [12345678.9, '1.23456789E7'],
    [0.00012, '1.2E-4'],
    [-3, '-3.0']
  ])('writes %p as Java does: %s', (x, text) => {
    expect(keyNumber(x)).toBe(text);
  });

  it('refuses what is not a number', () => {
    expect(() => keyNumber(NaN)).toThrow('invalid number in a row key: NaN');
  });
});

describe('buildKey', () => {
  it('writes times as doubles and pixels as integers', () => {
    const pixels = table('pixel128 jdstarthist objectId');
    expect(buildKey(pixels, { pixel128: 12, jdstarthist: 2459000, objectId: 'ZTF21abc' })).toBe(
      '12_2459000.0_ZTF21abc'
    );
  });

  it('skips nulls with their separator', () => {
    const pixels = table('pixel1024 firstDiaSourceMjdTaiFink diaObjectId');
    expect(
      buildKey(pixels, { pixel1024: 7, firstDiaSourceMjdTaiFink: null, diaObjectId: 170055002004914266n })
    ).toBe('7_170055002004914266');
  });

  it('refuses an empty key', () => {
    expect(() => buildKey(table('objectId jd'), {})).toThrow('missing row key of test: need objectId, jd');
  });
});

describe('parseKey', () => {
  it('leaves separators in the first part', () => {
    expect(parseKey(table('class jd objectId'), 'EB*_Candidate_2459000.7_ZTF21abc')).toEqual({
      class: 'EB*_Candidate',
      jd: '2459000.7',
      objectId: 'ZTF21abc'
    });
    expect(parseKey(table('tracklet objectId'), 'TRCK_20211122_013344_00_ZTF21abc')).toEqual({
      tracklet: 'TRCK_20211122_013344_00',
      objectId: 'ZTF21abc'
    });
  });

  it('sees which part was left out', () => {
    expect(parseKey(table('pixel1024 firstDiaSourceMjdTaiFink diaObjectId'), '7_170055002004914266')).toEqual(
      {
        pixel1024: '7',
        diaObjectId: '170055002004914266'
      }
    );
    expect(parseKey(table('ssnamenr jd'), 'null')).toEqual({ ssnamenr: 'null' });
  });

  it('hides schema rows', () => {
    expect(parseKey(table('objectId jd'), 'schema_4.0_6.1.1')).toBeUndefined();
  });

  it('undoes buildKey for any label', () => {
    const classes = table('class jd objectId');
    const label = fc.string({ minLength: 1 }).filter(text => !text.startsWith('schema'));
    const jd = fc.double({ min: 2450000, max: 2470000, noNaN: true });
    fc.assert(
      fc.property(label, jd, (name, time) => {
        const key = buildKey(classes, { class: name, jd: time, objectId: 'ZTF21abcdefg' });
        const parts = parseKey(classes, key);
        expect(parts).toEqual({ class: name, jd: keyNumber(time), objectId: 'ZTF21abcdefg' });
        expect(Number(parts?.jd)).toBe(time);
      })
    );
  });
});
