import { resolve } from 'node:path';
import type { IRowWriter } from '../../store/rowwriter';
import type { OpenWriter } from '../ingest';
import { loadWriterConfig, WRITER_VARIABLE } from './writerconfig';
import { ConfigFault } from '../../config/fault';

/** Options of the command line that choose where alerts go. */
export const TARGET_OPTIONS = {
  to: { type: 'string' },
  hbase: { type: 'string' },
  stamps: { type: 'boolean' }
} as const;

/** What is said of these options in the help. */
export const TARGET_USAGE = `  --to hbase   into the tables of an HBase server instead of the embedded store, in Fink's layout
  --hbase FILE where it is and how to write (or ${WRITER_VARIABLE}): HOST, PORT, NAMESPACE, …
  --stamps     with --to hbase: stamps too, into the table fink.stamps
`;

/** An HBase to write into. */
export interface IHBaseTarget {
  /** Opens it; with the number of simulated objects when all alerts will be of such, for the regions of new tables. */
  readonly openWriter: (given: Parameters<OpenWriter>[0], simulated?: number) => Promise<IRowWriter>;
  readonly stamps: boolean;
  /** Words of the command line that name it. */
  readonly words: readonly string[];
}

/**
 * The HBase that the command line asks for. Its code is loaded when it is opened.
 * @throws ConfigFault when nothing says where it is, or what says so is wrong.
 */
export function hbaseTarget(
  values: { readonly hbase?: string | undefined; readonly stamps?: boolean | undefined },
  environment: NodeJS.ProcessEnv = process.env
): IHBaseTarget {
  const named = values.hbase ?? environment[WRITER_VARIABLE];
  if (!named) {
    throw new ConfigFault(
      `missing --hbase FILE: write where HBase is into a file, at least \`HOST: name\`, and name it here or in ${WRITER_VARIABLE}; ` +
        'the configuration of the gateway is not used, which only reads'
    );
  }
  const file = resolve(named);
  const config = loadWriterConfig(file, environment);
  const stamps = values.stamps ?? false;
  return {
    stamps,
    words: ['--to', 'hbase', '--hbase', file, ...(stamps ? ['--stamps'] : [])],
    openWriter: async (given, simulated) => {
      const { openHBaseWriter } = await import('../../store/hbase/write');
      return openHBaseWriter({
        ...config,
        stamps,
        ...(simulated === undefined ? {} : { simulated }),
        ...given
      });
    }
  };
}
