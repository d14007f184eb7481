import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { bundle, bundleEnvironment } from './bundle';
import { dump, keysOf, temporaryFolder, writeAlerts, type IMadeUpAlert } from './support';

const folder = temporaryFolder();
const child = join(folder, 'child.cjs');

/** `npm run soak -- kills` asks for more. */
const leastKills = Number(process.env['FINK_KILLS'] ?? '3');

const alerts: IMadeUpAlert[] = Array.from({ length: 240 }, (_, i) => ({
  objectId: `ZTF20aaaaa${String.fromCharCode(97 + (i % 7))}${String.fromCharCode(97 + (i % 5))}`,
  jd: 2459001.6 + (i % 60) * 0.07 + i * 1e-5,
  ra: 10 + (i % 35),
  anomaly: -0.001 * (i % 50) - 1e-6 * i,
  cdsxmatch: ['Unknown', 'QSO', 'RRLyr'][i % 3] ?? '',
  stamps: String(i),
  history: [{ jd: 2458990.5 + (i % 9), magpsf: i % 2 ? 19 : null, rb: 0.3, nbad: 0 }]
}));

/** A small generator of numbers in [0, 1), so that the moments of killing differ but can be had again. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

/** Runs the ingestion; kills it at its line number `at`. Says whether it came to its end. */
function run(dataDir: string, files: readonly string[], at = Infinity): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const process_ = spawn(process.execPath, [child, dataDir, ...files], {
      env: bundleEnvironment,
      stdio: ['ignore', 'pipe', 'inherit']
    });
    let lines = 0;
    createInterface(process_.stdout).on('line', () => {
      lines += 1;
      if (lines >= at) {
        process_.kill('SIGKILL');
      }
    });
    process_.on('error', reject);
    process_.on('exit', (code, signal) => {
      if (code !== 0 && signal !== 'SIGKILL') {
        reject(new Error(`the ingestion ended with ${code ?? signal}`));
      }
      resolve(code === 0);
    });
  });
}

beforeAll(async () => {
  await bundle('child.ts', child);
}, 60_000);

it('killed again and again, it goes on where it was and leaves the same store', async () => {
  const files = [0, 1].map(i =>
    writeAlerts(join(folder, `${i}.avro`), alerts.slice(i * 120, i * 120 + 120), 7)
  );
  const whole = join(folder, 'whole');
  expect(await run(whole, files)).toBe(true);
  const expected = await dump(whole);
  expect(await keysOf(whole, 'ztf')).toHaveLength(240);
  const random = randomNumbers(20);
  let total = 0;
  for (let round = 0; round < 3 || total < leastKills; round++) {
    const dataDir = join(folder, `killed${round}`);
    let kills = 0;
    while (!(await run(dataDir, files, 1 + Math.floor(random() * 90)))) {
      kills += 1;
      // The store that a killed run leaves can be read, and has whole commits.
      expect((await keysOf(dataDir, 'ztf')).length).toBe((await keysOf(dataDir, 'ztf.class')).length);
    }
    expect(kills).toBeGreaterThan(0);
    total += kills;
    expect(await dump(dataDir)).toEqual(expected);
  }
}, 600_000);

it('killed while it makes the statistics, it makes them in the next run', async () => {
  const file = writeAlerts(join(folder, 'stat.avro'), alerts);
  const dataDir = join(folder, 'stat');
  const whole = join(folder, 'statwhole');
  await run(whole, [file]);
  await run(dataDir, [file], alerts.length + 1);
  expect(await run(dataDir, [file])).toBe(true);
  expect(await dump(dataDir)).toEqual(await dump(whole));
}, 60_000);
