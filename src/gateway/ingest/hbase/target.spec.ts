import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runIngestCommand } from '../command';
import { runSimulateCommand } from '../simulate/command';
import { hbaseTarget } from './target';

const folder = mkdtempSync(join(tmpdir(), 'fink-target-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a command; gives its exit code and the first line of its errors. */
async function said(
  command: typeof runIngestCommand | typeof runSimulateCommand,
  ...argv: string[]
): Promise<[code: number, line: string]> {
  let text = '';
  const code = await command(argv, {
    stdout: { write: () => true },
    stderr: { write: (part: string) => (text += part) }
  });
  return [code, text.split('\n')[0] ?? ''];
}

describe('the command line', () => {
  it('refuses --to hbase without a file that says where', async () => {
    const missing = [2, expect.stringMatching(/^missing --hbase FILE: .* FINK_HBASE_WRITER/)];
    expect(await said(runIngestCommand, 'a.parquet', '--to', 'hbase')).toEqual(missing);
    expect(await said(runSimulateCommand, '--to', 'hbase')).toEqual(missing);
  });

  it('tells where its configuration is wrong', async () => {
    const file = join(folder, 'wrong.yml');
    writeFileSync(file, 'HOST: a\nPORTS: 1\n');
    expect(await said(runIngestCommand, 'a.parquet', '--to', 'hbase', '--hbase', file)).toEqual([
      2,
      `${file}, line 2: unknown key: PORTS. Did you mean PORT?`
    ]);
  });

  it.each([
    [['a', '--to', 'elsewhere'], 'unknown --to: elsewhere; need embedded or hbase'],
    [['a', '--data', 'd', '--stamps'], 'unsupported --stamps: it needs --to hbase'],
    [['a', '--data', 'd', '--hbase', 'f'], 'unsupported --hbase: it needs --to hbase'],
    [['a', '--to', 'hbase', '--data', 'd'], 'unsupported --data: it needs --to embedded'],
    [['a', '--to', 'hbase', '--no-stamps'], 'unsupported --no-stamps: it needs --to embedded']
  ])('refuses ingest %j', async (argv, message) => {
    expect(await said(runIngestCommand, ...argv)).toEqual([2, message]);
  });

  it.each([
    [['--to', 'hbase', '--if-empty'], 'unsupported --if-empty: it does not go with --to hbase'],
    [['--data', 'd', '--stamps'], 'unsupported --stamps: it needs --to hbase']
  ])('refuses simulate %j', async (argv, message) => {
    expect(await said(runSimulateCommand, ...argv)).toEqual([2, message]);
  });
});

describe('hbaseTarget', () => {
  it('takes the file from the environment, and the command line before it', () => {
    const [one, other] = ['one.yml', 'other.yml'].map(name => join(folder, name));
    writeFileSync(one ?? '', 'HOST: a\n');
    writeFileSync(other ?? '', 'HOST: b\n');
    const environment = { FINK_HBASE_WRITER: one };
    expect(hbaseTarget({}, environment).words).toEqual(['--to', 'hbase', '--hbase', one]);
    expect(hbaseTarget({ hbase: other, stamps: true }, environment)).toMatchObject({
      stamps: true,
      words: ['--to', 'hbase', '--hbase', other, '--stamps']
    });
  });
});
