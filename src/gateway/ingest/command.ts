import { parseArgs } from 'node:util';
import { dataWords, ingestAgain } from './again';
import { reasonOf } from './fault';
import { hbaseTarget, TARGET_OPTIONS, TARGET_USAGE } from './hbase/target';
import { ingest, type IIngestOptions } from './ingest';
import type { ICommandIo } from './io';
import { printable, ProgressLine } from './progressline';
import type { IIngestReport } from './report';
import { ssoResolver } from './resolver/sso';
import { tnsResolver } from './resolver/tns';
import { keepHeapSmall } from './smallheap';
import { summaryText } from './summary';
import { watchAndIngest } from './watch';

export const INGEST_USAGE = `usage: ingest [PATH...] --data DIR [--watch DIR]... [--tns FILE]... [--sso FILE]...
              [--no-stamps] [--workers N] [--wait]
       ingest [PATH...] --to hbase [--hbase FILE] [--stamps] …

Put alert files of ZTF (Parquet or Avro, as Fink gives them) and catalogues of names into the embedded store, or into HBase.

  PATH         file, or directory with .parquet and .avro files at any depth
  --data DIR   folder of the store; made when missing
  --watch DIR  go on with the files that appear below this folder, until it is interrupted
  --tns FILE   names of the Transient Name Server: its public CSV, or Parquet
  --sso FILE   names of Solar System bodies: CSV or Parquet with ssnamenr, name, number
  --no-stamps  leave the stamps in the files: a store without them is much smaller
  --workers N  threads that read files, 0 to 16; default: 2, and none when there is little to read
  --wait       wait while another ingestion is at work, instead of failing
${TARGET_USAGE}`;

const MOST_WORKERS = 16;

/**
 * The command `ingest PATH... --data DIR …`, see {@link INGEST_USAGE}.
 * @param program - The program that reading threads run, see `isReaderThread`; without it there are none.
 * @returns exit code: 0 when everything was ingested, 1 when something was skipped or went wrong, 2 for wrong usage.
 */
export async function runIngestCommand(
  argv: readonly string[],
  io: ICommandIo = process,
  program?: string
): Promise<number> {
  return run(io, INGEST_USAGE, () => {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        ...TARGET_OPTIONS,
        data: { type: 'string' },
        'no-stamps': { type: 'boolean' },
        workers: { type: 'string' },
        watch: { type: 'string', multiple: true, default: [] },
        tns: { type: 'string', multiple: true, default: [] },
        sso: { type: 'string', multiple: true, default: [] },
        wait: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' }
      }
    });
    if (values.help) {
      return null;
    }
    const hbase = isToHBase(values) ? hbaseTarget(values) : undefined;
    const dataDir = hbase ? '' : required(values.data, '--data DIR');
    const catalogues = [
      ...values.tns.map(path => ({ path, resolver: tnsResolver })),
      ...values.sso.map(path => ({ path, resolver: ssoResolver }))
    ];
    if (positionals.length === 0 && values.watch.length === 0 && catalogues.length === 0) {
      throw new UsageError('missing PATH: name at least one file or directory');
    }
    const count = workersOf(values.workers);
    return async options => {
      const all = {
        ...options,
        dataDir,
        wait: values.wait ?? false,
        openWriter: hbase?.openWriter,
        stamps: hbase ? hbase.stamps : !values['no-stamps'],
        readers: program === undefined ? undefined : { file: program, count },
        again: ingestAgain([...positionals, ...values.watch], hbase?.words ?? dataWords(dataDir))
      };
      const report = await ingest(positionals, { ...all, catalogues });
      if (values.watch.length === 0 || report.interrupted) {
        return report;
      }
      let skipped = report.skipped.length;
      const tell = (each: IIngestReport): void => {
        skipped += each.skipped.length;
        io.stdout.write(summaryText(each));
      };
      tell(report);
      await watchAndIngest(values.watch, { ...all, ingested: tell });
      return `stopped${skipped > 0 ? `; ${skipped} skipped` : ''}\n`;
    };
  });
}

function workersOf(text: string | undefined): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  const count = Number(text);
  if (!/^\d+$/.test(text) || count > MOST_WORKERS) {
    throw new UsageError(`invalid --workers: ${text}; need a whole number from 0 to ${MOST_WORKERS}`);
  }
  return count;
}

/** What is wrong with the arguments. */
export class UsageError extends Error {}

/** Whether alerts go into HBase: `--to hbase`; else they go into the embedded store. */
function isToHBase(values: {
  readonly to?: string | undefined;
  readonly hbase?: string | undefined;
  readonly stamps?: boolean | undefined;
  readonly data?: string | undefined;
  readonly 'no-stamps'?: boolean | undefined;
}): boolean {
  const { to = 'embedded', hbase, stamps, data } = values;
  if (to !== 'embedded' && to !== 'hbase') {
    throw new UsageError(`unknown --to: ${to}; need embedded or hbase`);
  }
  if (to === 'embedded' && (hbase !== undefined || stamps !== undefined)) {
    throw new UsageError(`unsupported ${hbase === undefined ? '--stamps' : '--hbase'}: it needs --to hbase`);
  }
  if (to === 'hbase' && (data !== undefined || values['no-stamps'])) {
    throw new UsageError(
      `unsupported ${data === undefined ? '--no-stamps' : '--data'}: it needs --to embedded`
    );
  }
  return to === 'hbase';
}

export type Work = (
  options: Pick<IIngestOptions, 'progress' | 'loaded'> & { readonly signal: AbortSignal }
) => Promise<IIngestReport | string>;

/** Runs a command; `arrange` understands its arguments and gives the work, or null when help is asked for. */
export async function run(io: ICommandIo, usage: string, arrange: () => Work | null): Promise<number> {
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
  keepHeapSmall();
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

/** The value of an option that must be given. */
export function required(value: string | undefined, name: string): string {
  if (value === undefined || value === '') {
    throw new UsageError(`missing ${name}`);
  }
  return value;
}
