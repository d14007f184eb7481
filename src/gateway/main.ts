import { ConfigFault } from './config/fault';
import { isReaderThread, runReaderThread } from './ingest/readerthread';
import { nearest } from '../core/query/nearest';
import { WireFault } from '../wire/fault';
import { ownVersion } from './ownversion';
import { reasonOf } from './reasonof';

/** This file, when it is the built program: threads can then run it too. */
const program = __filename.endsWith('.cjs') ? __filename : undefined;

/** Commands: what they are for, and their code, loaded only when it is needed. Each gives the exit code, or nothing for 0. */
const COMMANDS: Readonly<Record<string, { about: string; run: (argv: string[]) => Promise<number | void> }>> =
  {
    gateway: {
      about: 'serve alerts over HTTP',
      run: async argv => (await import('./command/gateway')).gatewayCommand(argv)
    },
    ingest: {
      about: 'put alert files (Parquet or Avro) into the store',
      run: async argv => (await import('./ingest')).runIngestCommand(argv, process, program)
    },
    simulate: {
      about: 'put a simulated sky into the store',
      run: async argv => (await import('./ingest')).runSimulateCommand(argv)
    },
    explain: {
      about: 'show what a query would read, without reading it',
      run: async argv => (await import('./command/explain')).explainCommand(argv)
    },
    backup: {
      about: 'copy the store, also while it is written',
      run: async argv => (await import('./command/backup')).backupCommand(argv)
    },
    check: {
      about: 'read every page and row of the store and say what is damaged',
      run: async argv => (await import('./command/check')).checkCommand(argv)
    },
    verify: {
      about: 'prove that index tables agree with the main table, and mend them',
      run: async argv => (await import('./ingest/verify/command')).runVerifyCommand(argv)
    },
    doctor: {
      about: 'look at everything that the gateway needs, and say what to mend',
      run: async argv => (await import('./command/doctor')).doctorCommand(argv)
    },
    dump: {
      about: 'write the content of the store as text',
      run: async argv => (await import('./command/dump')).dumpCommand(argv)
    }
  };

const USAGE = `usage: node main.cjs COMMAND [arguments]

${Object.entries(COMMANDS)
  .map(([name, { about }]) => `  ${name.padEnd(10)}${about}`)
  .join('\n')}
  help      show this text

\`COMMAND --help\` shows the arguments of a command.
`;

/** Run the command line. @returns the exit code; a server goes on running after it. */
export async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || ['help', '--help', '-h'].includes(name)) {
    process.stdout.write(USAGE);
    return name === undefined ? 2 : 0;
  }
  if (name === '--version') {
    process.stdout.write(`${ownVersion().version}\n`);
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    const close = nearest(name, Object.keys(COMMANDS));
    process.stderr.write(`unknown command: ${name}.${close ? ` Did you mean ${close}?` : ''}\n\n${USAGE}`);
    return 2;
  }
  try {
    return (await command.run(rest)) ?? 0;
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n`);
    return error instanceof ConfigFault ? 2 : 1;
  }
}

/** Faults that the user can mend speak for themselves; for anything else the place in the code helps. */
function messageOf(error: unknown): string {
  // Errors with a code: what the operating system refused (address in use, no permission, …).
  const known = error instanceof ConfigFault || error instanceof WireFault;
  if (known || !(error instanceof Error) || 'code' in error) {
    return reasonOf(error);
  }
  return error.stack ?? error.message;
}

if (isReaderThread()) {
  void runReaderThread();
} else if (require.main === module) {
  main(process.argv.slice(2)).then(
    code => {
      process.exitCode = code;
    },
    (error: unknown) => {
      process.stderr.write(`${messageOf(error)}\n`);
      process.exitCode = 1;
    }
  );
}
