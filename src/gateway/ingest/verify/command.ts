import { parseArgs } from 'node:util';
import { openEmbeddedStore, openEmbeddedWriter } from '../../store';
import { reasonOf } from '../fault';
import type { ICommandIo } from '../io';
import { printable } from '../progressline';
import { keepHeapSmall } from '../smallheap';
import type { IVerifyReport } from './report';
import { verify } from './verify';

export const VERIFY_USAGE = `usage: verify --data DIR [--repair] [--wait]

Prove that the index tables of the embedded store agree with its main table: no row is missing, none is stale, none is an
orphan. Of stamps and of the history (ztf.upper, ztf.uppervalid) the main table does not tell which rows there should be:
it is proved that each is of an object, or alert, of the main table and of its own key, and that no alert is repeated as a
detection of low quality. Also while alerts are being ingested; it then looks at one moment.

  --data DIR  folder of the store
  --repair    mend what is found; nobody else can write meanwhile
  --wait      wait while an ingestion is at work, instead of failing to repair
`;

/**
 * The command `verify --data DIR [--repair]`.
 * @returns exit code: 0 when everything agrees or was mended, 1 when something does not agree, 2 for wrong usage.
 */
export async function runVerifyCommand(argv: readonly string[], io: ICommandIo = process): Promise<number> {
  let given;
  try {
    given = parseArgs({
      args: [...argv],
      options: {
        data: { type: 'string', default: '' },
        repair: { type: 'boolean', default: false },
        wait: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false }
      }
    }).values;
    if (!given.help && given.data === '') {
      throw new Error('missing --data DIR');
    }
  } catch (error) {
    io.stderr.write(`${printable(reasonOf(error))}\n\n${VERIFY_USAGE}`);
    return 2;
  }
  if (given.help) {
    io.stdout.write(VERIFY_USAGE);
    return 0;
  }
  keepHeapSmall();
  try {
    const report = await verifyFolder(given.data, given.repair, given.wait);
    io.stdout.write(verdictText(report));
    return report.clean || report.repaired ? 0 : 1;
  } catch (error) {
    io.stderr.write(`${printable(reasonOf(error))}\n`);
    return 1;
  }
}

async function verifyFolder(dataDir: string, repair: boolean, wait: boolean): Promise<IVerifyReport> {
  const store = openEmbeddedStore(dataDir);
  try {
    if ((await store.tables()).length === 0) {
      throw new Error(`missing store: ${dataDir} has none; ingest alerts first`);
    }
    if (!repair) {
      return await verify(() => store.snapshot());
    }
  } finally {
    await store.close();
  }
  const writer = await openEmbeddedWriter(dataDir, { wait });
  try {
    return await verify(() => writer.snapshot(), { writer });
  } finally {
    await writer.close();
  }
}

/** The verdict as text for a terminal. */
export function verdictText(report: IVerifyReport): string {
  const lines = [
    ['table', 'rows', 'missing', 'stale', 'orphan'],
    ...report.tables.map(({ table, rows, missing, stale, orphan }) => [
      table,
      String(rows),
      missing === null ? '-' : String(missing),
      String(stale),
      String(orphan)
    ])
  ];
  const widths = [0, 1, 2, 3, 4].map(i => Math.max(...lines.map(line => line[i]?.length ?? 0)));
  const text = lines.map(line =>
    line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ')
  );
  const verdict = report.clean
    ? `all index tables agree with the ${report.alerts} alerts of the main table`
    : report.repaired
      ? `mended: all index tables agree now with the ${report.alerts} alerts of the main table`
      : `index tables do not agree with the ${report.alerts} alerts of the main table; mend them with --repair`;
  return `${[...text, verdict].join('\n')}\n`;
}
