import { runIngestCommand } from '../../src/gateway/ingest';

/** The command `ingest` in a process of its own. */
async function main(): Promise<void> {
  process.exitCode = await runIngestCommand(process.argv.slice(2));
}

void main();
