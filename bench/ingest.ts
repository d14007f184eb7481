import { execFileSync } from 'node:child_process';
import { relative } from 'node:path';
import { alertPaths } from '../src/gateway/ingest/paths';
import { isReaderThread, runReaderThread } from '../src/gateway/ingest/readerthread';
import { isBareReader, runBareReader } from './support/bareread';
import { withFolder } from './support/folder';
import { bareRun, ingestRun, loadRun, type IIngestRun } from './support/ingestrun';
import { manyAlerts } from './support/manyalerts';
import { report, round, type Line } from './support/report';
import { median } from './support/stats';

/**
 * How fast alerts are ingested, what of it is reading, and what they take in the store and in memory. `--large`: large files
 * only.
 */

const RUNS = 3;
const real = process.env.FINK_REAL_DATA ?? '';

/** What one process measures. */
const MODES = {
  write: (path: string) => ingestRun(path, true),
  parse: (path: string) => ingestRun(path, false),
  bare: (path: string) => bareRun(path, __filename),
  lean: (path: string) => loadRun(path, false, __filename),
  full: (path: string) => loadRun(path, true, __filename)
};

/** Each run has a process of its own: caches, compiled code and peak memory are then its own too. */
function inOwnProcess(path: string, mode: keyof typeof MODES): IIngestRun {
  const args = [process.argv[1] ?? '', mode, path];
  // Of one version of one program: what comes back is what `ingestRun` gave.
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as IIngestRun;
}

function measure(name: string, path: string): Line | string {
  const parse: IIngestRun[] = [];
  const both: IIngestRun[] = [];
  for (let run = 0; run < RUNS; run++) {
    const written = inOwnProcess(path, 'write');
    if (written.alerts === 0) {
      return `Left out: ${name}: ${written.skipped[0] ?? 'no alerts'}`;
    }
    both.push(written);
    parse.push(inOwnProcess(path, 'parse'));
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

/** A large file: ingestion with two threads that read, against hyparquet alone with two threads, turn by turn. */
function measureLoad(name: string, path: string): Line {
  const modes = ['bare', 'lean', 'full'] as const;
  const runs = Array.from({ length: RUNS }, () => modes.map(mode => inOwnProcess(path, mode)));
  const [bare, lean, full] = modes.map((_, i) => runs.flatMap(run => run[i] ?? []));
  const alerts = runs[0]?.[0]?.alerts ?? 0;
  const pace = (of: readonly IIngestRun[] = []): number => alerts / median(of.map(each => each.seconds));
  const stored = (of: readonly IIngestRun[] = []): number =>
    median(of.map(each => each.stored)) / alerts / 1000;
  const peak = (of: readonly IIngestRun[] = []): number => median(of.map(each => each.peak)) / 1e6;
  return {
    alerts: name,
    count: alerts,
    'bare, alerts/s': round(pace(bare), 0),
    'no stamps, alerts/s': round(pace(lean), 0),
    ': bare': round(pace(lean) / pace(bare), 2),
    'stamps, alerts/s': round(pace(full), 0),
    ': bare ': round(pace(full) / pace(bare), 2),
    'no stamps, kB/alert': round(stored(lean)),
    'stamps, kB/alert': round(stored(full)),
    'peak, MB': round(peak(full), 0)
  };
}

async function main(): Promise<void> {
  const [mode, path = ''] = process.argv.slice(2);
  if (mode !== undefined && mode in MODES) {
    // As the line above says.
    console.log(JSON.stringify(await MODES[mode as keyof typeof MODES](path)));
    return;
  }
  const large = await withFolder(async folder =>
    Object.entries(await manyAlerts(folder, real)).map(([name, file]) => measureLoad(name, file))
  );
  const results = mode === '--large' ? [] : [measure('simulated sky', '')];
  for (const file of real === '' || mode === '--large' ? [] : (await alertPaths([real])).files) {
    results.push(measure(relative(real, file), file));
  }
  report({
    name: 'ingest',
    tables: {
      'Large files, two threads that read': large,
      ...(results.length > 0
        ? { 'Small files, one thread': results.filter(each => typeof each !== 'string') }
        : {})
    },
    notes: [
      `Medians of ${RUNS} runs, each in a fresh process that has read no alert before; start of Node not counted.`,
      'Bare: hyparquet decodes all columns of the same file in two threads, as objects that are let go.',
      'Large files repeat real alerts under new ids, so the store finds more repeated values than it would in nature.',
      'Parsing the simulated sky is making it. The store holds the tables, indices and stamps of all alerts.',
      'Small files tell the start rather than the pace: their store is mostly its fixed part.',
      ...(real === '' ? ['FINK_REAL_DATA names no folder of real alerts: the large file is simulated.'] : []),
      ...results.filter(each => typeof each === 'string')
    ]
  });
}

if (isReaderThread()) {
  void runReaderThread();
} else if (isBareReader()) {
  void runBareReader();
} else {
  void main();
}
