import { loadConfig } from '../config/load';
import { backupStore } from '../store';
import { readCommandLine } from './commandline';
import { sizeText } from './sizetext';
import { ConfigFault } from '../config/fault';

export const BACKUP_USAGE = `usage: backup [--config FILE] [--data DIR] TO

Copy the store, as it is at this moment, into the folder TO, also while alerts are being ingested. The copy has no free
space in it. It is a store like any other: give its folder to --data, or move its file to where the store was.

  --config FILE   configuration; default: config.yml beside the program
  --data DIR      folder of the embedded store
`;

/** Copy the store. */
export async function backupCommand(
  argv: readonly string[],
  print: (text: string) => void = console.log
): Promise<void> {
  const text = { type: 'string' } as const;
  const { values, positionals } = readCommandLine(BACKUP_USAGE, {
    args: [...argv],
    options: { config: text, data: text, help: { type: 'boolean', default: false, short: 'h' } },
    allowPositionals: true
  });
  if (values.help) {
    print(BACKUP_USAGE);
    return;
  }
  const [to, ...more] = positionals;
  if (to === undefined || to === '' || more.length > 0) {
    throw new ConfigFault(
      `missing folder: need one to copy to, have ${positionals.length}\n\n${BACKUP_USAGE}`
    );
  }
  const { file, bytes } = await backupStore(loadConfig(values).DATA, to);
  print(`${file}: ${sizeText(bytes)}`);
}
