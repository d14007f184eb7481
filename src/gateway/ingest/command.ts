import { parseArgs } from 'node:util';
import { ingestAgain, simulateAgain } from './again';
import { inBackground } from './background';
import { reasonOf } from './fault';
import { ingest, ingestSources, type IIngestOptions } from './ingest';
import type { ICommandIo } from './io';
import { printable, ProgressLine } from './progressline';
import type { IIngestReport } from './report';
import { simulatedSource, storeIsEmpty } from './simulated';
import { summaryText } from './summary';

export const INGEST_USAGE = `usage: ingest PATH... --data DIR [--wait]

Put alert files of ZTF (Parquet or Avro, as Fink gives them) into the embedded store.

  PATH        file, or directory with .parquet and .avro files at any depth
  --data DIR  folder of the store; made when missing
  --wait      wait while another ingestion is at work, instead of failing
`;

export const SIMULATE_USAGE = `usage: simulate --data DIR [--seed N] [--if-empty | --if-begun] [--until-alerts N] [--wait]

Put a simulated sky into the embedded store. Its objects are named ZTF..sim.....

  --data DIR  folder of the store; made when missing
  --seed N    another sky for another whole number (default 1)
  --if-empty  do nothing when the store has alerts
  --if-begun  go on with a sky that was begun and is not whole; do nothing else
  --until-alerts N
              stop when the store has the first N alerts of it; the next run goes on from there
  --background
              stand back behind other processes, and stop when standard input ends
  --wait      wait while an ingestion is at work, instead of failing
`;

/**
 * The command `ingest PATH... --data DIR [--wait]`.
 * @returns exit code: 0 when everything was ingested, 1 when something was skipped or went wrong, 2 for wrong usage.
 */
export async function runIngestCommand(argv: readonly string[], io: ICommandIo = process): Promise<number> {
  return run(io, INGEST_USAGE, () => {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { data: { type: 'string' }, wait: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } }
    });
    if (values.help) {
      return null;
    }
    const dataDir = required(values.data, '--data DIR');
    if (positionals.length === 0) {
      throw new UsageError('missing PATH: name at least one file or directory');
    }
    return options =>
      ingest(positionals, {
        ...options,
        dataDir,
        wait: values.wait ?? false,
        again: ingestAgain(positionals, dataDir)
      });
  });
}

/**
 * The command `simulate --data DIR [--seed N] …`, see {@link SIMULATE_USAGE}.
 * @returns exit code as {@link runIngestCommand}.
 */
export async function runSimulateCommand(argv: readonly string[], io: ICommandIo = process): Promise<number> {
  return run(io, SIMULATE_USAGE, () => {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        data: { type: 'string' },
        seed: { type: 'string' },
        'if-empty': { type: 'boolean' },
        'if-begun': { type: 'boolean' },
        'until-alerts': { type: 'string' },
        background: { type: 'boolean' },
        wait: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' }
      }
    });
    if (values.help) {
      return null;
    }
    const dataDir = required(values.data, '--data DIR');
    const seed = Number(values.seed ?? '1');
    if (!Number.isSafeInteger(seed) || seed < 0 || values.seed === '') {
      throw new UsageError(`invalid --seed: ${values.seed}; need a whole number from 0`);
    }
    const until = Number(values['until-alerts'] ?? Infinity);
    if (values['until-alerts'] !== undefined && !(Number.isSafeInteger(until) && until > 0)) {
      throw new UsageError(`invalid --until-alerts: ${values['until-alerts']}; need a whole number from 1`);
    }
    const work: Work = async options => {
      if (values['if-empty'] && !(await storeIsEmpty(dataDir))) {
        return 'The store has alerts: nothing simulated.\n';
      }
      return ingestSources([await simulatedSource(seed)], {
        ...options,
        dataDir,
        wait: values.wait ?? false,
        untilAlerts: until,
        onlyBegun: values['if-begun'] ?? false,
        again: simulateAgain(seed === 1 ? [] : ['--seed', String(seed)], dataDir)
      });
    };
    return values.background ? inBackground(work) : work;
  });
}

class UsageError extends Error {}

type Work = (options: Pick<IIngestOptions, 'progress' | 'signal'>) => Promise<IIngestReport | string>;

/** Runs a command; `arrange` understands its arguments and gives the work, or null when help is asked for. */
async function run(io: ICommandIo, usage: string, arrange: () => Work | null): Promise<number> {
  let work: Work | null;
  try {
    work = arrange();
  } catch (error) {
    io.stderr.write(`${printable(reasonOf(error))}\n\n${usage}`);
    return 2;
  }
  if (!work) {
    io.stdout.write(usage);
    return 0;
  }
  const line = new ProgressLine(io.stderr);
  const stop = new AbortController();
  const onSignal = () => stop.abort(new Error('stopped'));
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    const result = await work({ progress: progress => line.show(progress), signal: stop.signal });
    line.end();
    if (typeof result === 'string') {
      io.stdout.write(result);
      return 0;
    }
    io.stdout.write(summaryText(result));
    return result.skipped.length > 0 || result.interrupted ? 1 : 0;
  } catch (error) {
    line.end();
    io.stderr.write(`${printable(reasonOf(error))}\n`);
    return 1;
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

function required(value: string | undefined, name: string): string {
  if (value === undefined || value === '') {
    throw new UsageError(`missing ${name}`);
  }
  return value;
}
