import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { decodeCells } from '../../src/core/survey/cell';
import { ztfColumns } from '../../src/core/survey/ztf';
import type { Value } from '../../src/core/value';
import { ingest } from '../../src/gateway/ingest';
import { cellsOf, dump, keysOf, temporaryFolder } from './support';

/** Folder with real alerts, which the repository does not have; its sub-folder `ztf` is read. */
const real = process.env['FINK_REAL_DATA'];
const root = join(__dirname, '../..');
const python = join(root, '.venv/bin/python');
const given = real !== undefined && existsSync(join(real, 'ztf')) && existsSync(python);
const files = given ? readdirSync(join(real, 'ztf')).map(name => join(real, 'ztf', name)) : [];

interface IDescribed {
  readonly file: string;
  readonly counts: Record<string, number>;
  readonly alerts: readonly { key: string; columns: Record<string, unknown>; stamps: readonly string[] }[];
}

const describeGiven = given ? describe : describe.skip;
const folder = temporaryFolder();

describeGiven.each(given ? files : ['real alerts: set FINK_REAL_DATA to their folder and make .venv'])(
  '%s',
  file => {
    const dataDir = join(folder, String(files.indexOf(file)));
    let described: IDescribed;

    beforeAll(async () => {
      const script = join(root, 'tests/golden/ingest_counts.py');
      const out = execFileSync(python, [script, file], { encoding: 'utf8', maxBuffer: 2 ** 28 });
      described = JSON.parse(out) as IDescribed;
      expect(await ingest([file], { dataDir })).toMatchObject({ skipped: [], duplicates: 0 });
    }, 120_000);

    it('fills the tables with as many rows as counted by other means', async () => {
      for (const [table, rows] of Object.entries(described.counts)) {
        expect([table, (await keysOf(dataDir, table)).length]).toEqual([table, rows]);
      }
    });

    it('stores every value of every alert as pyarrow or fastavro reads it, and nothing else', async () => {
      for (const { key, columns } of described.alerts) {
        const row = decodeCells(
          (await cellsOf(dataDir, 'ztf', key)) ?? new Map(),
          name => ztfColumns.get(name)?.type
        );
        expect(row['i:candid']).toBe(BigInt(String(columns['i:candid'])));
        for (const [name, value] of Object.entries(row)) {
          expect([key, name, comparable(name, value)]).toEqual([key, name, wanted(name, columns[name])]);
        }
        const known = Object.keys(columns).filter(name => isMain(name, columns));
        expect(Object.keys(row).sort()).toEqual(known.sort());
      }
    });

    it('stores the stamps byte by byte', async () => {
      for (const { key, stamps } of described.alerts) {
        const cells = await cellsOf(dataDir, 'ztf.cutouts', key);
        const have = ['Science', 'Template', 'Difference'].map(kind =>
          createHash('sha256')
            .update(cells?.get(`b:cutout${kind}_stampData`) ?? '')
            .digest('hex')
        );
        expect([key, have]).toEqual([key, stamps]);
      }
    });
  }
);

describeGiven('all files together', () => {
  it('make the same store in any order', async () => {
    const [there, back] = [join(folder, 'there'), join(folder, 'back')];
    const first = await ingest(files, { dataDir: there });
    const second = await ingest([...files].reverse(), { dataDir: back });
    expect(first.fresh).toBe(second.fresh);
    expect(first.alerts - first.fresh).toBe(first.replaced + first.duplicates);
    const [a, b] = await Promise.all([dump(there), dump(back)]);
    expect(a.length).toBeGreaterThan(10_000);
    expect(a.filter((line, i) => line !== b[i]).length).toBe(0);
    expect(b).toHaveLength(a.length);
  }, 120_000);
});

/** Whether the main table has the column; the script gives names of the top level in both families. */
function isMain(name: string, columns: Record<string, unknown>): boolean {
  const column = ztfColumns.get(name);
  return column !== undefined && !name.startsWith('b:') && name !== 'd:tag' && columns[name] !== undefined;
}

function comparable(name: string, value: Value): unknown {
  if (name.startsWith('d:lc_features')) {
    const list = String(value).slice(1, -1).split(', ');
    return list.map(each => (each === 'null' ? null : each === 'NaN' ? 'NaN' : Number(each)));
  }
  if (typeof value === 'number' && ztfColumns.get(name)?.type !== 'integer') {
    return Number.isNaN(value) ? 'NaN' : value;
  }
  return typeof value === 'boolean' ? value : String(value);
}

/** Double columns of some files are float columns of the table. */
function wanted(name: string, value: unknown): unknown {
  return typeof value === 'number' && ztfColumns.get(name)?.type === 'float' ? Math.fround(value) : value;
}
