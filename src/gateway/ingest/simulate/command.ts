import { parseArgs } from 'node:util';
import { describeHolder, liveWriter } from '../../store/writelock';
import { dataWords, simulateAgain } from '../again';
import { inBackground } from '../background';
import { isBegun } from '../begun';
import { required, run, UsageError, type Work } from '../command';
import { hbaseTarget } from '../hbase/target';
import { ingestSources, type IIngestOptions } from '../ingest';
import type { ICommandIo } from '../io';
import { simulatedDigest, simulatedSource, storeIsEmpty, type ISimulatedOptions } from '../simulated';
import type { IAlertSource } from '../source';
import { skyOptions, SKY_OPTIONS, skyWords, wholeNumber, type ISkyValues } from './skyoptions';
import { writeTruth } from './truth';

export const SIMULATE_USAGE = `usage: simulate --data DIR [--preset NAME | --nights N --alerts N] [--seed N] [--no-stamps]
                [--if-empty] [--if-begun] [--background [--first N]] [--wait]
       simulate --to hbase [--hbase FILE] [--stamps] [--preset NAME | --nights N --alerts N] [--seed N] [--wait]
       simulate --to DIR [--format parquet|avro] [--preset NAME | --nights N --alerts N] [--seed N] [--no-stamps]

Make a simulated sky and put it into the embedded store, or write it as alert files, one a night. Its objects are
named ZTF..sim.....; what they really are stands in the table fink.truth, or in DIR/truth.jsonl.

  --data DIR    folder of the store; made when missing
  --to DIR      write alert files into this folder; --to embedded (default): into the store
  --to hbase    into the tables of an HBase server (a folder of that name: ./hbase)
  --hbase FILE  where it is and how to write, see \`ingest --help\`
  --stamps      with --to hbase: stamps too, into the table fink.stamps
  --format F    parquet (default) or avro
  --preset NAME small (default, 3 000 alerts), demo (30 000 alerts of 3 000 objects), survey (200 000)
  --nights N    a survey of so many nights (default 30)
  --alerts N    and about so many alerts (default 200 000)
  --seed N      another sky for another whole number (default 1)
  --no-stamps   without images: a third of the time, a tenth of the size
  --if-empty    do nothing when the store has alerts
  --if-begun    do nothing unless this sky was begun and is not whole; with --if-empty: either will do
  --background  stop when standard input ends, stand back behind other processes, and do nothing while another
                one writes
  --first N     with --background: stand back when N alerts are in, and say "first part loaded" then
  --wait        wait while an ingestion is at work, instead of failing
`;

const OPTIONS = {
  ...SKY_OPTIONS,
  data: { type: 'string' },
  to: { type: 'string' },
  hbase: { type: 'string' },
  stamps: { type: 'boolean' },
  format: { type: 'string' },
  'if-empty': { type: 'boolean' },
  'if-begun': { type: 'boolean' },
  background: { type: 'boolean' },
  first: { type: 'string' },
  wait: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' }
} as const;

/**
 * The command `simulate`, see {@link SIMULATE_USAGE}.
 * @returns exit code: 0 when all was done, 1 when something went wrong or it was stopped, 2 for wrong usage.
 */
export async function runSimulateCommand(argv: readonly string[], io: ICommandIo = process): Promise<number> {
  return run(io, SIMULATE_USAGE, () => {
    const { values } = parseArgs({ args: [...argv], options: OPTIONS });
    if (values.help) {
      return null;
    }
    const { seed, preset, nights, alerts } = values;
    const asked: ISkyValues = { seed, preset, nights, alerts, 'no-stamps': values['no-stamps'] };
    const sky = skyOptions(asked);
    const first = wholeNumber('first', values.first, 0);
    if (values.to === '') {
      throw new UsageError('missing --to DIR');
    }
    if (values.to === 'hbase') {
      return toHBase(values, asked);
    }
    if (values.hbase !== undefined || values.stamps) {
      throw new UsageError(`unsupported ${values.hbase ? '--hbase' : '--stamps'}: it needs --to hbase`);
    }
    if (values.to !== undefined && values.to !== 'embedded') {
      return toFiles(values.to, sky, values.format ?? 'parquet');
    }
    if (values.format !== undefined) {
      throw new UsageError('unsupported --format: it needs --to DIR');
    }
    const dataDir = required(values.data, '--data DIR');
    const work: Work = async options => {
      const [ifEmpty, ifBegun] = [values['if-empty'] ?? false, values['if-begun'] ?? false];
      const wanted =
        !(ifEmpty || ifBegun) ||
        (ifEmpty && (await storeIsEmpty(dataDir))) ||
        (ifBegun && (await isBegun(dataDir, simulatedDigest(sky))));
      if (!wanted) {
        return 'The store has alerts: nothing simulated.\n';
      }
      const holder = values.background ? liveWriter(dataDir) : undefined;
      if (holder !== undefined) {
        return `The store is being written by ${describeHolder(holder)}: nothing simulated.\n`;
      }
      const wait = values.wait ?? false;
      const again = simulateAgain(skyWords(asked), dataWords(dataDir));
      return ingestSources([await withTruth(sky)], { ...options, dataDir, wait, again });
    };
    return values.background ? inBackground(work, first, () => io.stdout.write('first part loaded\n')) : work;
  });
}

/** Options that look into the store, or at its lock, before anything is done. */
const EMBEDDED_ONLY = ['data', 'format', 'if-empty', 'if-begun', 'background', 'first'] as const;

type HBaseValues = Parameters<typeof hbaseTarget>[0] &
  Readonly<
    Partial<Record<(typeof EMBEDDED_ONLY)[number] | 'wait' | 'no-stamps', string | boolean | undefined>>
  >;

function toHBase(values: HBaseValues, asked: ISkyValues): Work {
  const other = EMBEDDED_ONLY.find(name => values[name] !== undefined);
  if (other !== undefined) {
    throw new UsageError(`unsupported --${other}: it does not go with --to hbase`);
  }
  const sky = { ...skyOptions(asked), stamps: values.stamps ?? false };
  const wait = values.wait === true;
  const { openWriter, words } = hbaseTarget(values);
  return async options => {
    const { Sky } = await import('../../../core/simulate');
    const { objects } = new Sky(sky);
    const again = simulateAgain(skyWords(asked), words);
    const writer = await openWriter({ wait, ...(options.signal ? { signal: options.signal } : {}) }, objects);
    try {
      const given: IIngestOptions = { ...options, dataDir: '', writer, again };
      return await ingestSources([await withTruth(sky)], given);
    } finally {
      await writer.close();
    }
  };
}

function toFiles(folder: string, sky: ISimulatedOptions, format: string): Work {
  if (format !== 'parquet' && format !== 'avro') {
    throw new UsageError(`unsupported --format: ${format}; need parquet or avro`);
  }
  return async ({ progress, signal }) => {
    const { writeNights } = await import('./nightfiles');
    const { alerts, files, interrupted } = await writeNights(folder, sky, {
      format,
      ...(progress ? { progress } : {}),
      ...(signal ? { signal } : {})
    });
    if (interrupted) {
      throw new Error(`stopped: ${folder} has ${files.length} whole nights; run the command again for all`);
    }
    return `${alerts} simulated alerts in ${files.length} files in ${folder}\n`;
  };
}

/** The sky with what its objects really are, which is written before its alerts count as all there. */
async function withTruth(sky: ISimulatedOptions): Promise<IAlertSource> {
  const { Sky } = await import('../../../core/simulate');
  return {
    ...(await simulatedSource(sky)),
    beside: async writer => writeTruth(writer, new Sky(sky).truth())
  };
}
