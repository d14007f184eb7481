import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Readable } from 'node:stream';
import { configSchema } from '../../src/gateway/config/config';
import { ingest } from '../../src/gateway/ingest';
import { openServices } from '../../src/gateway/services';
import { buildServer } from '../../src/gateway/server';
import { openEmbeddedStore } from '../../src/gateway/store';
import { health, type Health } from '../../src/wire/health';
import { bundle, bundleEnvironment } from './bundle';
import { dumpDigest, temporaryFolder, writeAlerts } from './support';

const folder = temporaryFolder();
const child = join(folder, 'child.cjs');

/** The command `simulate` in a process of its own, whose standard input stays open. */
function simulate(dataDir: string, ...argv: string[]): ChildProcess {
  return spawn(process.execPath, [child, '--no-stamps', '--data', dataDir, ...argv], {
    env: bundleEnvironment,
    stdio: ['pipe', 'pipe', 'ignore']
  });
}

async function ended(process_: ChildProcess): Promise<unknown> {
  const [code, signal] = (await once(process_, 'exit')) as [number | null, string | null];
  return code ?? signal;
}

async function healthOf(dataDir: string): Promise<Health> {
  const store = openEmbeddedStore(dataDir);
  const config = { ...configSchema.parse({ LOGLEVEL: 'silent' }), DATA: dataDir };
  const app = buildServer(
    openServices(config, () => store),
    { tell: () => undefined }
  );
  try {
    return health.parse((await app.inject('/health')).json());
  } finally {
    await app.close();
    await store.close();
  }
}

/** Health of a store that a process is filling, once so many alerts are in. */
async function healthWith(process_: ChildProcess, dataDir: string, alerts: number): Promise<Health> {
  while (process_.exitCode === null) {
    const found = await healthOf(dataDir);
    if ((found.loading?.alerts ?? 0) >= alerts) {
      return found;
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error(`the loading ended with ${process_.exitCode} before it had ${alerts} alerts`);
}

beforeAll(() => bundle('simulatechild.ts', child), 60_000);

it('tells how far it is, that it was cut, and goes on to the same store', async () => {
  const dataDir = join(folder, 'cut');
  const cut = simulate(dataDir);
  const during = await healthWith(cut, dataDir, 1000);
  expect(during.loading).toMatchObject({ what: 'the simulated sky', running: true });
  expect(during.loading?.total).toBeGreaterThan(2000);
  expect(during).toMatchObject({ status: 'ok', simulated: true });
  expect(during.alerts).toBeGreaterThanOrEqual(1000);
  cut.kill('SIGKILL');
  expect(await ended(cut)).toBe('SIGKILL');
  const after = await healthOf(dataDir);
  expect(after.loading).toMatchObject({
    running: false,
    again: `jupyter fink simulate --no-stamps --data ${dataDir}`
  });
  expect(after.loading?.alerts).toBeGreaterThanOrEqual(1000);

  expect(await ended(simulate(dataDir, '--if-empty', '--if-begun'))).toBe(0);
  expect((await healthOf(dataDir)).loading).toBeUndefined();
  const whole = join(folder, 'whole');
  expect(await ended(simulate(whole))).toBe(0);
  expect((await healthOf(whole)).loading).toBeUndefined();
  expect(await dumpDigest(dataDir)).toBe(await dumpDigest(whole));
}, 180_000);

it('says when a first part is in, and stops in order when its standard input ends', async () => {
  const dataDir = join(folder, 'background');
  const process_ = simulate(dataDir, '--if-empty', '--background', '--first', '1000');
  const [said] = (await once(process_.stdout as Readable, 'data')) as [Buffer];
  expect(said.toString()).toBe('first part loaded\n');
  const part = await healthOf(dataDir);
  expect(part).toMatchObject({ status: 'ok', loading: { running: true } });
  expect(part.alerts).toBeGreaterThanOrEqual(1000);
  process_.stdin?.end();
  expect(await ended(process_)).toBe(1);
  expect((await healthOf(dataDir)).loading).toMatchObject({ running: false });
}, 60_000);

it('leaves a sky alone that nobody has begun', async () => {
  const dataDir = join(folder, 'files');
  const file = writeAlerts(join(folder, 'a.avro'), [{ objectId: 'ZTF20aaaaaaa', jd: 2459001.75 }]);
  await ingest([file], { dataDir });
  const before = await dumpDigest(dataDir);
  expect(await ended(simulate(dataDir, '--if-begun'))).toBe(0);
  expect(await dumpDigest(dataDir)).toBe(before);
  expect((await healthOf(dataDir)).loading).toBeUndefined();
}, 60_000);
