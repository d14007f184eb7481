import { once } from 'node:events';
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
  for await (const line of dumpStore(loadConfig(values).DATA)) {
    if (!out.write(`${line}\n`)) {
      await once(out, 'drain');
    }
  }
}
