import { runSimulateCommand } from '../../src/gateway/ingest';

/** The command `simulate` in a process of its own. */
async function main(): Promise<void> {
  process.exitCode = await runSimulateCommand(process.argv.slice(2));
}

void main();
