import { ingest } from '../../src/gateway/ingest';
import { isReaderThread, runReaderThread } from '../../src/gateway/ingest/readerthread';

/**
 * Ingests files in small commits with two reading threads and writes one line for each step, so that a test can kill it at
 * any of them; the last line is the report. Arguments: folder of the store, then the files. CHILD_OPTIONS: options as JSON.
 */
async function main([dataDir = '', ...files]: string[]): Promise<void> {
  const report = await ingest(files, {
    commitAlerts: 10,
    readers: { file: __filename, count: 2 },
    // Of the test that started it.
    ...(JSON.parse(process.env['CHILD_OPTIONS'] ?? '{}') as object),
    dataDir,
    progress: ({ step, alerts }) => process.stdout.write(`${step} ${alerts}\n`)
  });
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

if (isReaderThread()) {
  void runReaderThread();
} else {
  void main(process.argv.slice(2));
}
