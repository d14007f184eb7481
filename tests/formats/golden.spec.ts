import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fittedAtOnce } from '../../src/core/format/fitting';
import { type Row, type Value } from '../../src/core/value';
import { fileOf } from './files';
import { FIELDS, TABLES } from './sampletable';

const folder = resolve(__dirname, '../data/formats');
const NAMES = ['full', 'empty', 'cut'] as const;

/** What astropy found in a stored file: tests/golden/formats.py. */
interface IFound {
  readonly columns: readonly string[];
  readonly units: readonly string[];
  readonly descriptions: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  readonly [more: string]: unknown;
}

describe.each(['vot', 'parquet'] as const)('%s files that astropy has read', extension => {
  it.each(NAMES)('%s is written as it was then', async name => {
    const path = join(folder, `${name}.${extension}`);
    const bytes = await fileOf(TABLES[name], extension);
    if (process.env['UPDATE_GOLDEN'] !== undefined) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(path, bytes);
    }
    expect(bytes.equals(readFileSync(path))).toBe(true);
  });

  it.each(NAMES)('%s: cells, units and meanings are what was put in', name => {
    const { columns, units, descriptions, rows } = foundIn(`${name}.${extension}`);
    expect(columns).toEqual(FIELDS.map(field => field.name));
    expect(units).toEqual(FIELDS.map(field => (field.unit ?? '').replace('mag/d', 'mag / d')));
    expect(descriptions).toEqual(FIELDS.map(field => field.doc));
    expect(rows).toEqual(
      TABLES[name].rows.map((row: Row) =>
        fittedAtOnce(FIELDS, TABLES[name].rows).map(({ name: column, type }) =>
          astropyCell(extension, type, row[column])
        )
      )
    );
  });
});

describe('VOTable', () => {
  it('is valid for astropy with warnings as errors, and tells frame, time scale and status', () => {
    expect(foundIn('cut.vot')).toMatchObject({
      version: '1.4',
      systems: [['icrs', 'ICRS']],
      times: [['time', 'UTC', 'JD-origin']],
      refs: { 'i:jd': 'time', 'i:ra': 'icrs' },
      infos: expect.arrayContaining([['QUERY_STATUS', 'OVERFLOW']])
    });
  });
});

function foundIn(name: string): IFound {
  const all = JSON.parse(readFileSync(join(folder, 'astropy.json'), 'utf8')) as Record<string, IFound>;
  const found = all[name];
  if (found === undefined) {
    throw new Error(`not in astropy.json: ${name}`);
  }
  return found;
}

/**
 * A cell as astropy has it. It strips blanks around text in a VOTable, has empty text for missing text there, and the word
 * "None" for it in Parquet. XML cannot hold the control character.
 */
function astropyCell(extension: 'vot' | 'parquet', type: string, value: Value | undefined): unknown {
  const missing = value === null || value === undefined || Number.isNaN(value);
  if (type === 'string') {
    const text = missing ? (extension === 'vot' ? '' : 'None') : String(value);
    return extension === 'vot' ? text.trim().replace('\u0007', '\uFFFD') : text;
  }
  return missing ? null : typeof value === 'bigint' ? String(value) : value;
}
