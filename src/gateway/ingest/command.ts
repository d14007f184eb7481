import { parseArgs } from 'node:util';
import { ingestAgain, simulateAgain } from './again';
import { inBackground } from './background';
import { isBegun } from './begun';
import { reasonOf } from './fault';
import { ingest, ingestSources, type IIngestOptions } from './ingest';
import type { ICommandIo } from './io';
import { printable, ProgressLine } from './progressline';
import type { IIngestReport } from './report';
import { simulatedDigest, simulatedSource, storeIsEmpty } from './simulated';
import { summaryText } from './summary';
import { describeHolder, liveWriter } from '../store/writelock';

export const INGEST_USAGE = `usage: ingest PATH... --data DIR [--wait]

Put alert files of ZTF (Parquet or Avro, as Fink gives them) into the embedded store.

  PATH        file, or directory with .parquet and .avro files at any depth
  --data DIR  folder of the store; made when missing
  --wait      wait while another ingestion is at work, instead of failing
`;

export const SIMULATE_USAGE = `usage: simulate --data DIR [--seed N] [--if-empty] [--if-begun] [--background] [--wait]

Put a simulated sky into the embedded store. Its objects are named ZTF..sim.....

  --data DIR  folder of the store; made when missing
  --seed N    another sky for another whole number (default 1)
  --if-empty  do nothing when the store has alerts
  --if-begun  do nothing unless this sky was begun and is not whole; with --if-empty: either will do
  --background
              stop when standard input ends, stand back behind other processes, and do nothing while
              another one writes
  --first N   with --background: stand back when N alerts are in, and say "first part loaded" then
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
        background: { type: 'boolean' },
        first: { type: 'string' },
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
    const first = Number(values.first ?? '0');
    if (!Number.isSafeInteger(first) || first < 0 || values.first === '') {
      throw new UsageError(`invalid --first: ${values.first}; need a whole number from 0`);
    }
    const work: Work = async options => {
      const [ifEmpty, ifBegun] = [values['if-empty'] ?? false, values['if-begun'] ?? false];
      const wanted =
        !(ifEmpty || ifBegun) ||
        (ifEmpty && (await storeIsEmpty(dataDir))) ||
        (ifBegun && (await isBegun(dataDir, simulatedDigest({ seed }))));
      if (!wanted) {
        return 'The store has alerts: nothing simulated.\n';
      }
      const writer = values.background ? liveWriter(dataDir) : undefined;
      if (writer !== undefined) {
        return `The store is being written by ${describeHolder(writer)}: nothing simulated.\n`;
      }
      return ingestSources([await simulatedSource({ seed })], {
        ...options,
        dataDir,
        wait: values.wait ?? false,
        again: simulateAgain(seed === 1 ? [] : ['--seed', String(seed)], dataDir)
      });
    };
    return values.background ? inBackground(work, first, () => io.stdout.write('first part loaded\n')) : work;
  });
}

class UsageError extends Error {}

type Work = (
  options: Pick<IIngestOptions, 'progress' | 'signal' | 'loaded'>
) => Promise<IIngestReport | string>;

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
