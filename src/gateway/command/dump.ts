import { loadConfig } from '../config/load';
import { dumpStore } from '../store/dump';
import { readCommandLine } from './commandline';

export const DUMP_USAGE = `usage: dump [--config FILE] [--data DIR]

Write the content of the store as text, one cell a line, to compare two stores.

  --config FILE   configuration; default: config.yml beside the program
  --data DIR      folder of the embedded store
`;

/** Print the store, no faster than it is read. */
export async function dumpCommand(
  argv: readonly string[],
  out: NodeJS.WritableStream = process.stdout
): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = readCommandLine(DUMP_USAGE, {
    args: [...argv],
    options: { config: text, data: text, help: { type: 'boolean', default: false, short: 'h' } }
  });
  if (values.help) {
    out.write(DUMP_USAGE);
    return;
  }
  let failed: NodeJS.ErrnoException | undefined;
  out.on('error', (error: NodeJS.ErrnoException) => {
    failed = error;
  });
  for await (const line of dumpStore(loadConfig(values).DATA)) {
    if (!out.write(`${line}\n`)) {
      await drained(out);
    }
    if (failed?.code === 'EPIPE') {
      // The reader has seen enough (`dump | head`).
      return;
    }
    if (failed) {
      throw failed;
    }
  }
}

/** Wait until a stream takes more, or never will. */
function drained(out: NodeJS.WritableStream): Promise<void> {
  return new Promise(resolve => {
    const done = (): void => {
      out.off('drain', done).off('error', done);
      resolve();
    };
    out.on('drain', done).on('error', done);
  });
}
