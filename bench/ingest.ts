import { execFileSync } from 'node:child_process';
import { relative } from 'node:path';
import { alertPaths } from '../src/gateway/ingest/paths';
import { ingestRun, type IIngestRun } from './support/ingestrun';
import { report, round, type Line } from './support/report';
import { median } from './support/stats';

/** How fast alerts are ingested, what of it is reading, and what they take in the store and in memory. */

const RUNS = 3;
const real = process.env.FINK_REAL_DATA ?? '';

/** Each run has a process of its own: caches, compiled code and peak memory are then its own too. */
function inOwnProcess(path: string, write: boolean): IIngestRun {
  const args = [process.argv[1] ?? '', write ? '--write' : '--parse', path];
  // Of one version of one program: what comes back is what `ingestRun` gave.
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as IIngestRun;
}

function measure(name: string, path: string): Line | string {
  const parse: IIngestRun[] = [];
  const both: IIngestRun[] = [];
  for (let run = 0; run < RUNS; run++) {
    const written = inOwnProcess(path, true);
    if (written.alerts === 0) {
      return `Left out: ${name}: ${written.skipped[0] ?? 'no alerts'}`;
    }
    both.push(written);
    parse.push(inOwnProcess(path, false));
  }
  const alerts = both[0]?.alerts ?? 0;
  const secondsOf = (runs: readonly IIngestRun[]): number => median(runs.map(each => each.seconds));
  const peakOf = (runs: readonly IIngestRun[]): number => median(runs.map(each => each.peak));
  return {
    alerts: name,
    count: alerts,
    'alerts/s': round(alerts / secondsOf(both), 0),
    'parse only, alerts/s': round(alerts / secondsOf(parse), 0),
    'parse : parse+write': round(secondsOf(parse) / secondsOf(both), 2),
    'store, kB/alert': round(median(both.map(each => each.stored)) / alerts / 1000),
    'peak, MB': round(peakOf(both) / 1e6, 0),
    'parse only, MB': round(peakOf(parse) / 1e6, 0)
  };
}

async function main(): Promise<void> {
  const [mode, path = ''] = process.argv.slice(2);
  if (mode !== undefined) {
    console.log(JSON.stringify(await ingestRun(path, mode === '--write')));
    return;
  }
  const results = [measure('simulated sky', '')];
  for (const file of real === '' ? [] : (await alertPaths([real])).files) {
    results.push(measure(relative(real, file), file));
  }
  report({
    name: 'ingest',
    tables: { Ingestion: results.filter(each => typeof each !== 'string') },
    notes: [
      `Medians of ${RUNS} runs, each in a fresh process that has read no alert before; start of Node not counted.`,
      'Parsing the simulated sky is making it. The store holds the tables, indices and stamps of all alerts.',
      'Small files tell the start rather than the pace: their store is mostly its fixed part.',
      ...(real === '' ? ['FINK_REAL_DATA names no folder of real alerts.'] : []),
      ...results.filter(each => typeof each === 'string')
    ]
  });
}

void main();
