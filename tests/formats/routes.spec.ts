import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseExact } from '../../src/wire/exactjson';
import { testServer } from '../support/server';
import { EXTENSIONS } from './files';
import { haveReaders, type IRead, readAll } from './independentreaders';

const describeGiven = haveReaders ? describe : describe.skip;

/** Each route that gives rows, with and without columns, and one that finds nothing. */
const QUESTIONS: Readonly<Record<string, string>> = {
  object: 'objects?objectId=ZTF21aaaaaaa&withupperlim=True',
  columns: 'objects?objectId=ZTF21aaaaaaa&columns=i:candid,i:jd,v:g-r,v:classification',
  noobject: 'objects?objectId=ZTF21zzzzzzz&withupperlim=True',
  cone: 'conesearch?ra=246&dec=25.5&radius=60',
  nocone: 'conesearch?ra=10&dec=80&radius=60',
  latests: 'latests?class=Early%20SN%20Ia%20candidate',
  nolatests: 'latests?class=Kilonova%20candidate',
  nosso: 'sso?n_or_d=8467',
  search: 'search?query=ZTF21aaaaaaa',
  searchcone: 'search?query=246%2025.5%2010'
};

const FORMATS = { json: 'json', csv: 'csv', vot: 'votable', parquet: 'parquet', arrows: 'arrow' } as const;

interface IAnswer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

describeGiven('routes in all formats (make .venv)', () => {
  let read: Readonly<Record<string, IRead>> = {};
  const json: Record<string, IAnswer> = {};

  beforeAll(async () => {
    const { app } = testServer();
    const folder = await mkdtemp(join(tmpdir(), 'fink-routes-'));
    for (const [name, question] of Object.entries(QUESTIONS)) {
      for (const extension of EXTENSIONS) {
        const answer = await app.inject(`/api/v1/${question}&output-format=${FORMATS[extension]}`);
        expect([question, extension, answer.statusCode]).toEqual([question, extension, 200]);
        await writeFile(join(folder, `${name}.${extension}`), answer.rawPayload);
        if (extension === 'json') {
          const records = parseExact(answer.body) as Record<string, unknown>[];
          const columns = Object.keys(records[0] ?? {});
          json[name] = { columns, rows: records.map(record => Object.values(record)) };
        }
      }
    }
    read = await readAll(folder);
    await rm(folder, { recursive: true });
  });

  it.each(Object.keys(QUESTIONS))('%s: every cell is that of the JSON', name => {
    const { rows } = json[name] ?? { rows: [] };
    // Without rows JSON has no columns to compare with: they are those of the same question where something is found.
    const columns = json[name.replace(/^no/, '')]?.columns;
    expect(rows.length > 0).toBe(!name.startsWith('no'));
    for (const extension of ['parquet', 'arrows', 'vot', 'csv']) {
      const found = read[`${name}.${extension}`];
      if (columns !== undefined) {
        expect(found?.columns).toEqual(columns);
      }
      expect(found?.columns).toEqual(expect.arrayContaining(['i:candid', 'i:jd']));
      const types = found?.types ?? [];
      const expected = rows.map(row =>
        row.map((cell, index) => (extension === 'csv' ? textOf(cell) : typed(cell, types[index])))
      );
      expect(found?.rows).toEqual(expected);
    }
  });

  it.each([
    ...new Set(Object.values(QUESTIONS)),
    'anomaly?',
    'random?seed=1',
    'resolver?resolver=tns&name=x'
  ])('%s: a client that accepts none of the formats is told so before anything is read', async question => {
    const { app, store } = testServer();
    const answer = await app.inject({ url: `/api/v1/${question}`, headers: { accept: 'image/png' } });
    expect(answer.statusCode).toBe(406);
    expect(answer.json()).toMatchObject({ status: 'error', error: { code: 'unsupported' } });
    expect(store.rowsRead).toBe(0);
  });

  it('has exact 64-bit ids in each', () => {
    for (const extension of ['parquet', 'arrows', 'vot', 'csv']) {
      const { columns, rows } = read[`object.${extension}`] ?? { columns: [] as string[], rows: [] };
      const at = columns.indexOf('i:candid');
      expect(rows.map(row => row[at])).toEqual([
        '2890466950515015020',
        '2890466950515015016',
        '2890466950515015018',
        '-1',
        '-1'
      ]);
    }
  });
});

/** A cell as a field of a CSV file. */
function textOf(cell: unknown): string {
  return typeof cell === 'string' ? cell : cell === null ? '' : JSON.stringify(cell);
}

/** A cell of the JSON as the other readers tell it: integers of 64-bit columns are text, however small. */
function typed(cell: unknown, type: string | undefined): unknown {
  return typeof cell === 'number' && (type === 'int64' || type === 'long') ? String(cell) : cell;
}
