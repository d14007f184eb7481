import { ingest } from '../../src/gateway/ingest';

/**
 * Ingests files in small commits and writes one line for each step, so that a test can kill it at any of them.
 * Arguments: folder of the store, then the files.
 */
async function main([dataDir = '', ...files]: string[]): Promise<void> {
  await ingest(files, {
    dataDir,
    commitAlerts: 10,
    progress: ({ step, alerts }) => process.stdout.write(`${step} ${alerts}\n`)
  });
}

void main(process.argv.slice(2));
