import { relative } from 'node:path';
import { alertPaths } from '../src/gateway/ingest/paths';
import { isReaderThread, runReaderThread } from '../src/gateway/ingest/readerthread';
import { isBareReader, runBareReader } from './support/bareread';
import { withFolder } from './support/folder';
import { bareRun, ingestRun, loadRun, type IIngestRun } from './support/ingestrun';
import { ALERTS, manyAlerts } from './support/manyalerts';
import { report, round, type Line } from './support/report';
import { median } from './support/stats';
import { watched } from './support/watched';

/**
 * How fast alerts are ingested, what of it is reading, and what they take in the store and in memory. `--large`: large files
 * only; `--memory`: only the memory of files of 8 000 and of 64 000 alerts, which takes 6 GB on disk.
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
async function inOwnProcess(path: string, mode: keyof typeof MODES): Promise<IIngestRun> {
  const { output, anonymous } = await watched(process.execPath, [process.argv[1] ?? '', mode, path]);
  // Of one version of one program: what comes back is what `ingestRun` gave.
  const run = JSON.parse(output) as IIngestRun;
  return { ...run, peak: Number.isNaN(anonymous) ? run.peak : anonymous };
}

async function measure(name: string, path: string): Promise<Line | string> {
  const parse: IIngestRun[] = [];
  const both: IIngestRun[] = [];
  for (let run = 0; run < RUNS; run++) {
    const written = await inOwnProcess(path, 'write');
    if (written.alerts === 0) {
      return `Left out: ${name}: ${written.skipped[0] ?? 'no alerts'}`;
    }
    both.push(written);
    parse.push(await inOwnProcess(path, 'parse'));
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
async function measureLoad(name: string, path: string): Promise<Line> {
  const modes = ['bare', 'lean', 'full'] as const;
  const runs: IIngestRun[][] = [];
  for (let run = 0; run < RUNS; run++) {
    const turn: IIngestRun[] = [];
    for (const mode of modes) {
      turn.push(await inOwnProcess(path, mode));
    }
    runs.push(turn);
  }
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
    'no stamps, MB': round(peak(lean), 0),
    'stamps, MB': round(peak(full), 0)
  };
}

/** Memory of ingestions of different length. */
async function measureMemory(): Promise<Line[]> {
  const lines: Line[] = [];
  for (const alerts of [ALERTS, 8 * ALERTS]) {
    await withFolder(async folder => {
      for (const [name, file] of Object.entries(await manyAlerts(folder, real, alerts))) {
        const [lean, full] = [await inOwnProcess(file, 'lean'), await inOwnProcess(file, 'full')];
        lines.push({
          alerts: name,
          count: full.alerts,
          'no stamps, MB': round(lean.peak / 1e6, 0),
          'stamps, MB': round(full.peak / 1e6, 0)
        });
      }
    });
  }
  return lines;
}

async function main(): Promise<void> {
  const [mode, path = ''] = process.argv.slice(2);
  if (mode !== undefined && mode in MODES) {
    // As the line above says.
    console.log(JSON.stringify(await MODES[mode as keyof typeof MODES](path)));
    return;
  }
  if (mode === '--memory') {
    report({
      name: 'ingest-memory',
      tables: { 'Peak of the memory of the process itself (RssAnon)': await measureMemory() },
      notes: ['One run each, two threads that read; looked at fifty times a second.']
    });
    return;
  }
  const large = await withFolder(async folder => {
    const lines: Line[] = [];
    for (const [name, file] of Object.entries(await manyAlerts(folder, real))) {
      lines.push(await measureLoad(name, file));
    }
    return lines;
  });
  const results = mode === '--large' ? [] : [await measure('simulated sky', '')];
  for (const file of real === '' || mode === '--large' ? [] : (await alertPaths([real])).files) {
    results.push(await measure(relative(real, file), file));
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
      'MB: peak of the memory of the process itself (RssAnon), looked at fifty times a second.',
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
