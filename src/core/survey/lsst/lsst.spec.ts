import { finkObjectColumns, finkSourceColumns, lsstColumns, objectColumns, sourceColumns } from './columns';
import { isObjectId } from './objectid';
import {
  buildKey,
  designationRange,
  mjdWindow,
  objectKey,
  objectRange,
  parseKey,
  pixelRanges,
  saltOfDesignation,
  saltOfId,
  saltOfName
} from './rowkeys';
import { lsstTables } from './tables';

describe('columns of LSST', () => {
  it('are as many as schema 10.0 and Fink have', () => {
    expect(sourceColumns).toHaveLength(98);
    // A diaObject has 82, of which 6 are named as in a diaSource.
    expect(objectColumns).toHaveLength(82 - 6);
    expect(finkSourceColumns).toHaveLength(30);
    expect(finkObjectColumns.filter(column => column.name !== 'f:pixel1024')).toHaveLength(6);
    expect(lsstTables['rubin.fp']?.columns).toHaveLength(14 + 1);
  });

  it('have one type each, ids being longs', () => {
    for (const id of ['diaSourceId', 'visit', 'diaObjectId', 'ssObjectId', 'parentDiaSourceId']) {
      expect(lsstColumns.get(`r:${id}`)?.type).toBe('long');
    }
    const doubles = sourceColumns
      .filter(column => column.type === 'double')
      .map(column => column.name.slice(2));
    expect(doubles.sort()).toEqual(
      'dec midpointMjdTai ra timeProcessedMjdTai timeWithdrawnMjdTai trailDec trailRa'.split(' ')
    );
    expect(sourceColumns.filter(column => column.type === 'integer')).toHaveLength(5);
  });

  it('of every table are described', () => {
    for (const table of Object.values(lsstTables)) {
      expect(table.columns.filter(name => !lsstColumns.has(name))).toEqual([]);
    }
  });
});

describe('row keys of LSST', () => {
  it('begin with the salt', () => {
    expect(saltOfId(170055002004914266n)).toBe('266');
    expect(saltOfId('7')).toBe('007');
    expect(saltOfDesignation('K21X05B')).toBe('21');
    expect(saltOfName('SN 2026ABC')).toBe('c');
    expect(objectRange('170055002004914266')).toEqual({
      start: '266_170055002004914266_',
      stop: '266_170055002004914266`'
    });
    expect(objectKey(170055002004914266n)).toBe('266_170055002004914266');
    expect(designationRange('K21X05B').start).toBe('21_K21X05B_');
  });

  it('are built and read again for every table', () => {
    const parts = {
      salt: '266',
      diaObjectId: 170055002004914266n,
      diaSourceId: 170094477816856612n,
      midpointMjdTai: 61000,
      packed_primary_provisional_designation: 'K21X05B',
      pixel1024: 12,
      firstDiaSourceMjdTaiFink: 60990.25
    };
    for (const table of Object.values(lsstTables)) {
      const key = buildKey(table, parts);
      expect(Object.keys(parseKey(table, key) ?? {}).sort()).toEqual([...table.key].sort());
    }
  });

  it('of the pixel table are found with and without a first detection', () => {
    const [range] = pixelRanges([12]);
    for (const key of ['12_60990.25_170055002004914266', '12_170055002004914266']) {
      expect(range !== undefined && range.start <= key && key < range.stop).toBe(true);
    }
  });

  it('of tags are bounded by MJD', () => {
    expect(mjdWindow({ start: 61000, stop: 61001 })).toEqual([
      { start: '61000.0', stop: '61001.0' },
      { start: '61001.0_', stop: '61001.0`' }
    ]);
  });
});

describe('isObjectId', () => {
  it('takes 64-bit decimal numbers of the usual length', () => {
    expect(['170055002004914266', ' 170055002004914266 '].map(isObjectId)).toEqual([true, true]);
    expect(
      ['ZTF21aaxtctv', '8467', '9999999999999999999', '-170055002004914266', ''].map(isObjectId)
    ).toEqual([false, false, false, false, false]);
  });
});
