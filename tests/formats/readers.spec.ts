import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Value } from '../../src/core/value';
import { EXTENSIONS, fileOf } from './files';
import { haveReaders, type IRead, readAll } from './independentreaders';
import { FIELDS, TABLES } from './sampletable';

const describeGiven = haveReaders ? describe : describe.skip;

describeGiven('files in independent readers (make .venv)', () => {
  let read: Readonly<Record<string, IRead>> = {};
  const of = (name: string): IRead => {
    const found = read[name];
    if (found === undefined) {
      throw new Error(`not read: ${name}`);
    }
    return found;
  };

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fink-formats-'));
    for (const [name, table] of Object.entries(TABLES)) {
      for (const extension of EXTENSIONS) {
        await writeFile(join(folder, `${name}.${extension}`), await fileOf(table, extension));
      }
    }
    read = await readAll(folder);
    await rm(folder, { recursive: true });
  });

  it.each(['parquet', 'arrows'])('%s: every cell is what was put in', extension => {
    const { columns, rows } = of(`full.${extension}`);
    expect(columns).toEqual(FIELDS.map(field => field.name));
    expect(rows).toEqual(
      TABLES.full.rows.map(row => FIELDS.map(field => cellOf(field.name, row[field.name])))
    );
  });

  it('votable: every cell is what was put in, but for what XML cannot hold; empty text is missing', () => {
    const { columns, rows, nrows } = of('full.vot');
    expect(columns).toEqual(FIELDS.map(field => field.name));
    expect(nrows).toBe(String(TABLES.full.rows.length));
    expect(rows).toEqual(
      TABLES.full.rows.map(row =>
        FIELDS.map(({ name }) => {
          const cell = cellOf(name, row[name]);
          return cell === '' ? null : typeof cell === 'string' ? cell.replace('\u0007', '\uFFFD') : cell;
        })
      )
    );
  });

  it('csv: every cell is the text of what was put in, formulas and all', () => {
    const { columns, rows } = of('full.csv');
    expect(columns).toEqual(FIELDS.map(field => field.name));
    expect(rows).toEqual(TABLES.full.rows.map(row => FIELDS.map(({ name }) => textOf(row[name]))));
  });

  it.each([
    ['parquet', 'int64', 'double', 'float', 'int32', 'bool', 'string'],
    ['arrows', 'int64', 'double', 'float', 'int32', 'bool', 'string'],
    ['vot', 'long', 'double', 'float', 'int', 'boolean', 'char']
  ])(
    '%s: types are those of the columns, also without rows',
    (extension, long, double, float, int, bool, text) => {
      for (const name of ['full', 'empty', 'cut']) {
        const { columns, types } = of(`${name}.${extension}`);
        const typeOf = Object.fromEntries(columns.map((column, index) => [column, types[index]]));
        expect(typeOf).toMatchObject({
          'i:candid': long,
          'i:jd': double,
          'i:magpsf': float,
          'i:fid': int,
          'd:from_upper': bool,
          'd:plain': text
        });
      }
    }
  );

  it.each(['parquet', 'arrows', 'vot'])(
    '%s: values that do not fit widen the type of their column',
    extension => {
      const { columns, types } = of(`full.${extension}`);
      const text = extension === 'vot' ? 'char' : 'string';
      expect(types[columns.indexOf('d:wider')]).toBe('double');
      expect(types[columns.indexOf('d:mixed')]).toBe(text);
      if (extension === 'vot') {
        expect(types[columns.indexOf('d:cdsxmatch')]).toBe('unicodeChar');
      }
    }
  );

  it.each(['csv', 'vot', 'parquet', 'arrows'])(
    '%s: an answer without rows has all its columns',
    extension => {
      const { columns, rows } = of(`empty.${extension}`);
      expect(columns).toEqual(FIELDS.map(field => field.name));
      expect(rows).toEqual([]);
    }
  );

  it('votable: units, meanings, UCDs and whether it is whole', () => {
    const { units, docs, ucds, infos } = of('cut.vot');
    expect(units).toEqual(FIELDS.map(field => field.unit ?? null));
    expect(docs).toEqual(FIELDS.map(field => field.doc || null));
    expect(ucds).toEqual(FIELDS.map(field => field.ucd ?? null));
    expect(infos).toEqual([
      ['QUERY_STATUS', 'OVERFLOW'],
      ['fink_complete', 'false'],
      ['fink_reason', 'budget'],
      ['QUERY_STATUS', 'OVERFLOW']
    ]);
    expect(of('full.vot')['infos']).toEqual([
      ['QUERY_STATUS', 'OK'],
      ['fink_complete', 'true']
    ]);
  });

  it('parquet: the metadata of the file say units, meanings and whether it is whole; pandas keeps the ids', () => {
    const { fink, votable, astropy, pandas } = of('cut.parquet');
    expect(fink).toMatchObject({ title: 'A part', complete: false, reason: 'budget', rows: 2 });
    expect(fink).toMatchObject({
      columns: expect.arrayContaining([
        {
          name: 'i:magpsf',
          type: 'float',
          unit: 'mag',
          description: 'Magnitude <AB> & "more".',
          ucd: 'phot.mag;em.opt'
        }
      ])
    });
    expect(votable).toEqual(FIELDS.map(field => [field.name, field.unit ?? null]));
    expect(astropy).toMatchObject({
      datatype: expect.arrayContaining([
        { name: 'i:jd', unit: 'd', datatype: 'float64', description: 'Julian Date (UTC).' }
      ])
    });
    expect(pandas).toEqual({
      rows: 2,
      columns: FIELDS.map(field => field.name),
      candid: ['2890466950515015016', '2890466950515015017']
    });
  });

  it('arrow: fields carry units and meanings; a last, empty batch says whether it is whole', () => {
    const { fields, batches, said } = of('cut.arrows');
    expect(fields).toEqual(
      FIELDS.map(({ unit, doc, ucd }) => ({
        ...(unit === undefined ? {} : { unit }),
        ...(doc === '' ? {} : { description: doc }),
        ...(ucd === undefined ? {} : { ucd })
      }))
    );
    expect(batches).toEqual([2, 0]);
    expect(said).toEqual([null, { complete: 'false', reason: 'budget', rows: '2' }]);
    expect(of('empty.arrows')).toMatchObject({ batches: [0], said: [{ complete: 'true', rows: '0' }] });
  });
});

/** A cell as the readers tell it: 64-bit integers as text, missing values null. */
function cellOf(name: string, value: Value | undefined): unknown {
  if (value === null || value === undefined || Number.isNaN(value)) {
    return null;
  }
  // A column that also holds text is text.
  return typeof value === 'bigint' || name === 'd:mixed' ? String(value) : value;
}

/** A cell as a field of a CSV file. */
function textOf(value: Value | undefined): string {
  return value === null || value === undefined || Number.isNaN(value) ? '' : String(value);
}
