import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { isSimulated } from '../../src/core/survey/ztf';
import { ingest, runSimulateCommand } from '../../src/gateway/ingest';
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
  const before = await dumpDigest(dataDir);
  expect((await run('--data', dataDir, '--if-empty')).out).toMatch(/nothing simulated/);
  expect(simulate('--data', dataDir)).toMatch(/^0 alerts read/m);
  expect(await dumpDigest(dataDir)).toBe(before);
}, 180_000);

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
