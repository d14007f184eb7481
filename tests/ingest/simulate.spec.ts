import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { isSimulated } from '../../src/core/survey/ztf';
import { ingest, runSimulateCommand } from '../../src/gateway/ingest';
import { isBegun } from '../../src/gateway/ingest/begun';
import { ingestSources } from '../../src/gateway/ingest/ingest';
import { fileMarkName, parseFileMark } from '../../src/gateway/ingest/marks';
import { simulatedSource } from '../../src/gateway/ingest/simulated';
import { bundle, bundleEnvironment } from './bundle';
import { dumpDigest, keysOf, temporaryFolder, writeAlerts } from './support';

const folder = temporaryFolder();

async function run(...argv: string[]) {
  const text = { out: '', err: '' };
  const code = await runSimulateCommand(argv, {
    stdout: { write: (part: string) => (text.out += part) },
    stderr: { write: (part: string) => (text.err += part) }
  });
  return { code, ...text };
}

it('fills an empty store with simulated objects, once', async () => {
  const child = join(folder, 'child.cjs');
  await bundle('simulatechild.ts', child);
  const simulate = (...argv: string[]) =>
    execFileSync(process.execPath, [child, ...argv], {
      env: bundleEnvironment,
      encoding: 'utf8',
      stdio: 'pipe'
    });
  const dataDir = join(folder, 'sky');
  expect(simulate('--data', dataDir, '--if-empty')).toMatch(/^ztf +\d{4,}$/m);
  const objects = new Set((await keysOf(dataDir, 'ztf')).map(key => key.split('_')[0] ?? ''));
  expect(objects.size).toBeGreaterThan(100);
  expect([...objects].filter(id => !isSimulated(id))).toEqual([]);
  expect(await keysOf(dataDir, 'fink.truth')).toEqual(expect.arrayContaining([...objects]));
  const before = await dumpDigest(dataDir);
  expect((await run('--data', dataDir, '--if-empty')).out).toMatch(/nothing simulated/);
  expect(simulate('--data', dataDir)).toMatch(/^0 alerts read/m);
  expect(await dumpDigest(dataDir)).toBe(before);
}, 180_000);

it('what belongs to a source beside its alerts is there before the source counts as done', async () => {
  const dataDir = join(folder, 'beside');
  const source = await simulatedSource({ seed: 3, nights: 2, alerts: 40, stamps: false });
  const mark = fileMarkName(await source.digest());
  const note = { table: 'fink.note', key: 'a', cells: new Map([['t:text', Buffer.from('whole')]]) };
  const done: boolean[] = [];
  const once = (end: () => void) =>
    ingestSources(
      [
        {
          ...source,
          beside: async writer => {
            await writer.commit({ put: [note] });
            done.push(parseFileMark(await writer.mark(mark)).done);
            end();
          }
        }
      ],
      { dataDir, commitAlerts: 10 }
    );
  const killed = once(() => {
    throw new Error('killed');
  });
  await expect(killed).rejects.toThrow('killed');
  expect(await isBegun(dataDir, await source.digest())).toBe(true);
  expect(await once(() => undefined)).toMatchObject({ interrupted: false });
  expect(done).toEqual([false, false]);
  expect(await isBegun(dataDir, await source.digest())).toBe(false);
  expect(await keysOf(dataDir, 'fink.note')).toEqual(['a']);
}, 60_000);

it('leaves a store with real alerts alone when asked to', async () => {
  const dataDir = join(folder, 'real');
  await ingest([writeAlerts(join(folder, 'a.avro'), [{ objectId: 'ZTF20aaaaaaa', jd: 2459001.75 }])], {
    dataDir
  });
  expect(await run('--data', dataDir, '--if-empty')).toMatchObject({ code: 0 });
  expect(await keysOf(dataDir, 'ztf')).toHaveLength(1);
});

it.each(['x', '-1', '1.5', ''])('refuses the seed %j', async seed => {
  expect(await run('--data', folder, `--seed=${seed}`)).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^invalid --seed/) as string
  });
});
