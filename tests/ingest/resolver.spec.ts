import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeCells } from '../../src/core/survey/cell';
import { runIngestCommand } from '../../src/gateway/ingest';
import { ssoResolver } from '../../src/gateway/ingest/resolver/sso';
import { tnsResolver } from '../../src/gateway/ingest/resolver/tns';
import { cellsOf, dump, keysOf, temporaryFolder } from './support';

const folder = temporaryFolder();

async function run(...argv: string[]) {
  const text = { out: '', err: '' };
  const code = await runIngestCommand(argv, {
    stdout: { write: (part: string) => (text.out += part) },
    stderr: { write: (part: string) => (text.err += part) }
  });
  return { code, ...text };
}

function file(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\r\n'));
  return path;
}

// The first line is that of TNS's daily files.
const tns = file('tns.csv', [
  '"2024-05-01 00:00:00 - 23:59:59"',
  '"objid","name_prefix","name","ra","declination","redshift","type","discoverydate","internal_names","remarks"',
  '"1","SN","2019qiz","71.657","-10.2263","0.01513","TDE","2019-09-19 00:00:00","ZTF19abzrhgq, ATLAS19vfr","said ""nearby"", bright"',
  '"2","AT","2024abc","10.5","-1.25","","","2024-05-01 10:00:00","",""',
  '"3","AT","2024bad","here","-1.25","","","2024-05-01 10:00:00","",""'
]);

async function rowOf(dataDir: string, table: string, key: string) {
  const types = { ...tnsResolver.columns, ...ssoResolver.columns };
  return decodeCells((await cellsOf(dataDir, table, key)) ?? new Map(), name => types[name]);
}

it('puts names of TNS into their table, one row for each internal name', async () => {
  const dataDir = join(folder, 'tns');
  const { code, out } = await run('--tns', tns, '--data', dataDir);
  expect(out).toMatch(/^ztf\.tns_resolver +3$/m);
  expect(out).toMatch(/line 3: invalid ra: here/);
  expect(code).toBe(1);
  expect(await keysOf(dataDir, 'ztf.tns_resolver')).toEqual([
    'at 2024abc',
    'sn 2019qiz_atlas19vfr',
    'sn 2019qiz_ztf19abzrhgq'
  ]);
  expect(await rowOf(dataDir, 'ztf.tns_resolver', 'sn 2019qiz_ztf19abzrhgq')).toEqual({
    'd:fullname': 'SN 2019qiz',
    'd:ra': 71.657,
    'd:declination': -10.2263,
    'd:type': 'TDE',
    'd:redshift': 0.01513,
    'd:internalname': 'ZTF19abzrhgq',
    'd:discoverydate': '2019-09-19 00:00:00'
  });
});

it('a newer catalogue replaces what it names, also under another prefix, and leaves the rest', async () => {
  const dataDir = join(folder, 'newer');
  await run('--tns', tns, '--data', dataDir);
  const newer = file('newer.csv', [
    'fullname,ra,dec,type,internalname',
    'SN 2024abc,10.5,-1.25,SN Ia,ZTF24aaaaaaa'
  ]);
  await run('--tns', newer, '--data', dataDir);
  expect(await keysOf(dataDir, 'ztf.tns_resolver')).toEqual([
    'sn 2019qiz_atlas19vfr',
    'sn 2019qiz_ztf19abzrhgq',
    'sn 2024abc_ztf24aaaaaaa'
  ]);
  const before = await dump(dataDir);
  await run('--tns', newer, '--data', dataDir);
  expect(await dump(dataDir)).toEqual(before);
});

it('puts names of Solar System bodies into their table and numbers those that share one', async () => {
  const dataDir = join(folder, 'sso');
  const sso = file('sso.csv', [
    'ssnamenr,name,number',
    '8467,Benoitcarry,8467',
    '2010TQ2,2010 TQ2,',
    '11,Parthenope,11',
    'J001,Parthenope,'
  ]);
  for (let round = 0; round < 2; round++) {
    expect((await run('--sso', sso, '--data', dataDir)).code).toBe(0);
    expect(await keysOf(dataDir, 'ztf.sso_resolver')).toEqual([
      '11@0',
      '2010 tq2@0',
      '8467@0',
      'benoitcarry@0',
      'parthenope@0',
      'parthenope@1'
    ]);
  }
  expect(await rowOf(dataDir, 'ztf.sso_resolver', 'parthenope@1')).toEqual({
    'i:ssnamenr': 'J001',
    'i:name': 'Parthenope'
  });
});

it('says what is wrong with a catalogue', async () => {
  const dataDir = join(folder, 'wrong');
  const noHeader = file('noheader.csv', ['1,2,3', '4,5,6']);
  const open = file('open.csv', ['name,ra', '"AT 2024abc,10']);
  expect((await run('--tns', noHeader, '--data', dataDir)).out).toMatch(/missing header/);
  expect((await run('--tns', open, '--data', dataDir)).out).toMatch(/a quote is not closed/);
  expect((await run('--sso', join(folder, 'nowhere.csv'), '--data', dataDir)).out).toMatch(/1 skipped/);
});
