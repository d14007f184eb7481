import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { alertPaths } from '../../src/gateway/ingest/paths';

/** Alerts of each file, unless asked for more, and of each row group. */
export const ALERTS = 8000;
const PER_GROUP = 500;

/** Real files that are repeated, by what they are called. */
const REAL: Readonly<Record<string, string>> = {
  'early schema, 182 columns': 'ztf/night-20211122-science.parquet',
  'modern schema, 276 columns': 'ztf/slsn-modern-schema.parquet'
};

const python = resolve('.venv/bin/python');

/** Large files of alerts, made in a folder: from real ones, or simulated where there are none. */
export async function manyAlerts(
  folder: string,
  real: string,
  alerts = ALERTS
): Promise<Readonly<Record<string, string>>> {
  const sources = Object.entries(REAL).filter(([, path]) => existsSync(join(real, path)));
  if (real === '' || sources.length === 0 || !existsSync(python)) {
    return { 'simulated night': await simulatedNight(folder, alerts) };
  }
  const made = sources.map(([name, path], i) => {
    const target = join(folder, `${i}.parquet`);
    const script = resolve('bench/support/repeat_alerts.py');
    execFileSync(python, [script, join(real, path), target, String(alerts), String(PER_GROUP)]);
    return [name, target] as const;
  });
  return Object.fromEntries(made);
}

/** The largest night of a simulated survey. */
async function simulatedNight(folder: string, alerts: number): Promise<string> {
  const main = resolve('jupyterlab_fink/gateway/main.cjs');
  const sizes = ['--nights', '3', '--alerts', String(2 * alerts)];
  execFileSync(process.execPath, [main, 'simulate', ...sizes, '--to', folder, '--format', 'parquet'], {
    stdio: ['ignore', 'ignore', 'pipe']
  });
  const { files } = await alertPaths([folder]);
  const [largest] = files.sort((a, b) => statSync(b).size - statSync(a).size);
  if (largest === undefined) {
    throw new Error('missing simulated night');
  }
  return largest;
}
