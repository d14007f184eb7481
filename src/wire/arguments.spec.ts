import { readArguments } from './arguments';
import { conesearchArguments } from './conesearch';
import { cutoutsArguments } from './cutouts';
import { WireFault } from './fault';
import { latestsArguments } from './latests';
import { objectsArguments } from './objects';
import { searchArguments } from './search';

/** The error that reading the arguments gives. */
function fault(read: () => unknown): WireFault {
  try {
    read();
  } catch (error) {
    if (error instanceof WireFault) {
      return error;
    }
    throw error;
  }
  throw new Error('no error was thrown');
}

describe('arguments of objects', () => {
  it.each([true, 'True', 'true', 'TRUE', '1', 1])('takes withupperlim=%p as yes', value => {
    expect(readArguments(objectsArguments, { objectId: 'ZTF18abc', withupperlim: value }).withupperlim).toBe(
      true
    );
  });

  it.each([false, 'False', 'false', '0', ''])('takes withupperlim=%p as no', value => {
    expect(readArguments(objectsArguments, { objectId: 'ZTF18abc', withupperlim: value }).withupperlim).toBe(
      false
    );
  });

  it('splits columns, drops blanks and repetitions', () => {
    const read = readArguments(objectsArguments, { objectId: 'ZTF18abc', columns: 'i:jd, i:fid,,i:jd' });
    expect(read.columns).toEqual(['i:jd', 'i:fid']);
  });

  it('names a missing argument and the remedy', () => {
    const { error, status } = fault(() => readArguments(objectsArguments, {}));
    expect(error).toEqual({
      code: 'missing',
      message: 'missing argument: objectId',
      remedy: 'A value for `objectId` is required'
    });
    expect(status).toBe(400);
  });

  it('refuses an unknown argument and suggests the nearest', () => {
    const { error } = fault(() => readArguments(objectsArguments, { objectId: 'ZTF18abc', colums: 'i:jd' }));
    expect(error.message).toBe('unknown argument: colums');
    expect(error.remedy).toBe('Did you mean `columns`?');
  });

  it('says that a format is unsupported, and which are not', () => {
    const { error } = fault(() =>
      readArguments(objectsArguments, { objectId: 'ZTF18abc', 'output-format': 'fits' })
    );
    expect(error.message).toBe('unsupported output-format: fits');
    expect(error.remedy).toBe('choose one of: json, csv, votable, parquet, ndjson, arrow');
  });

  it('names all wrong arguments together', () => {
    const { error } = fault(() => readArguments(objectsArguments, { withupperlim: 'maybe', objectId: ' ' }));
    expect(error.message).toBe('invalid objectId:  ; invalid withupperlim: maybe');
  });
});

describe('arguments of conesearch', () => {
  const centre = { ra: '246.0422', dec: '25.669' };

  it('takes numbers and their text', () => {
    expect(readArguments(conesearchArguments, { ...centre, radius: '10.5', n: 3 })).toEqual({
      ...centre,
      radius: 10.5,
      n: 3
    });
  });

  it.each([
    ['18001', '`radius` cannot be bigger than 18,000 arcseconds (5 degrees)'],
    ['0', 'give a radius greater than 0, in arcseconds'],
    ['10m', 'give a number']
  ])('refuses radius=%s', (radius, remedy) => {
    const { error } = fault(() => readArguments(conesearchArguments, { ...centre, radius }));
    expect(error.message).toBe(`invalid radius: ${radius}`);
    expect(error.remedy).toBe(remedy);
  });

  it('reads dates as JD, whatever their form', () => {
    const read = (startdate: string) =>
      readArguments(conesearchArguments, { ...centre, radius: 1, startdate }).startdate;
    expect(read('2021-11-22')).toBe(2459540.5);
    expect(read('2459540.5')).toBe(2459540.5);
    expect(read('59540')).toBe(2459540.5);
    expect(() => read('yesterday')).toThrow('invalid startdate: yesterday');
  });
});

describe('arguments of latests', () => {
  it('refuses a number of alerts that is not a positive whole number', () => {
    for (const n of ['0', '-1', '1.5', 'many', '']) {
      expect(() => readArguments(latestsArguments, { class: 'Unknown', n })).toThrow(`invalid n: ${n}`);
    }
  });

  it('refuses a trend that the class does not have, and one that nothing has', () => {
    const read = (given: object): unknown => readArguments(latestsArguments, { class: 'Unknown', ...given });
    expect(read({ trend: 'rising' })).toMatchObject({ trend: 'rising' });
    expect(() => read({ trend: 'low_state' })).toThrow('only implemented for');
    expect(() => read({ trend: 'sideways' })).toThrow('invalid trend: sideways');
  });
});

describe('arguments of cutouts', () => {
  it('keeps all digits of candid', () => {
    const read = readArguments(cutoutsArguments, {
      objectId: 'ZTF18abc',
      kind: 'science',
      candid: '2890466950515015016'
    });
    expect(read).toEqual({ objectId: 'ZTF18abc', kind: 'Science', candid: '2890466950515015016' });
  });

  it('takes kind=All for arrays only', () => {
    expect(() => readArguments(cutoutsArguments, { objectId: 'a', kind: 'All' })).toThrow(
      'unsupported kind: All'
    );
    expect(
      readArguments(cutoutsArguments, { objectId: 'a', kind: 'All', 'output-format': 'array' }).kind
    ).toBe('All');
  });

  it('refuses pmin above pmax', () => {
    expect(() =>
      readArguments(cutoutsArguments, { objectId: 'a', kind: 'Science', pmin: 60, pmax: 40 })
    ).toThrow('give a `pmin` smaller than `pmax`');
  });
});

describe('arguments of search', () => {
  it('reads a minus before the sort column as descending', () => {
    expect(readArguments(searchArguments, { query: 'x', sort: '-i:jd' }).sort).toEqual({
      column: 'i:jd',
      descending: true
    });
    expect(readArguments(searchArguments, { query: 'x', sort: 'i:jd' }).sort).toEqual({
      column: 'i:jd',
      descending: false
    });
  });
});
