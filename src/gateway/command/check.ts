import { loadConfig } from '../config/load';
import { checkStore } from '../store';
import { readCommandLine } from './commandline';

export const CHECK_USAGE = `usage: check [--config FILE] [--data DIR]

Read the whole store, every page and every row, and say what is damaged. Also while it is being read and written.

  --config FILE   configuration; default: config.yml beside the program
  --data DIR      folder of the embedded store
`;

/** Check the store. @throws Error that names what is damaged, and the remedy. */
export async function checkCommand(
  argv: readonly string[],
  print: (text: string) => void = console.log
): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = readCommandLine(CHECK_USAGE, {
    args: [...argv],
    options: { config: text, data: text, help: { type: 'boolean', default: false, short: 'h' } }
  });
  if (values.help) {
    print(CHECK_USAGE);
    return;
  }
  const { file, pages, rows } = await checkStore(loadConfig(values).DATA);
  print(`${file}: ${pages} pages and ${rows} rows are as they were written`);
}
