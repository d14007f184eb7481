import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { checkStore } from '../../src/gateway/store/checkstore';
import { bundle, bundleEnvironment } from './bundle';
import { dump, keysOf, temporaryFolder, writeAlerts, type IMadeUpAlert } from './support';

const folder = temporaryFolder();
const child = join(folder, 'child.cjs');

/** 1800 kB of stamps. */
const alerts: IMadeUpAlert[] = Array.from({ length: 120 }, (_, i) => ({
  objectId: `ZTF20aaaaa${String.fromCharCode(97 + (i % 26))}${String.fromCharCode(97 + Math.floor(i / 26))}`,
  jd: 2459001.6 + i * 0.01,
  ra: 10 + i,
  stamps: String(i).padEnd(5000, '.')
}));

/** Ingests in a process that can write no file of more than so many blocks of 512 bytes (1024 in some shells). */
function ingest(dataDir: string, file: string, blocks?: number) {
  const limit = blocks === undefined ? '' : `ulimit -f ${blocks}; `;
  return spawnSync('sh', ['-c', `${limit}exec "$0" "$@"`, process.execPath, child, dataDir, file], {
    env: bundleEnvironment,
    encoding: 'utf8'
  });
}

beforeAll(() => bundle('child.ts', child), 60_000);

it('when nothing more fits, it says so, keeps what was committed, and goes on when there is room', async () => {
  const file = writeAlerts(join(folder, 'a.avro'), alerts);
  const whole = join(folder, 'whole');
  expect(ingest(whole, file).status).toBe(0);
  const dataDir = join(folder, 'full');
  const full = ingest(dataDir, file, 1500);
  expect(full.status).toBe(1);
  expect(full.stderr).toMatch(
    /missing disk space: the change to .*store\.lmdb (did not fit|could not be written whole), and nothing of it .*; free some space and run/
  );
  const there = await keysOf(dataDir, 'ztf');
  expect(there.length % 10).toBe(0);
  expect(there.length).toBeGreaterThan(0);
  expect(there.length).toBeLessThan(alerts.length);
  for (const table of ['ztf.class', 'ztf.cutouts', 'ztf.pixel12']) {
    expect(await keysOf(dataDir, table)).toHaveLength(there.length);
  }
  expect((await checkStore(dataDir)).rows).toBeGreaterThan(there.length);
  expect(ingest(dataDir, file).status).toBe(0);
  expect(await dump(dataDir)).toEqual(await dump(whole));
}, 120_000);
