import { ingest } from '../../../src/gateway/ingest';
import { openHBaseWriter, type IHBaseWriterOptions } from '../../../src/gateway/store/hbase/write';

/**
 * Ingests files into HBase in small commits and writes a line for each step, so that a test can kill it at any of them.
 * Arguments: options of the writer as JSON, then the files.
 */
async function main([options = '{}', ...files]: string[]): Promise<void> {
  // Of the test that started it.
  const given = JSON.parse(options) as IHBaseWriterOptions;
  const report = await ingest(files, {
    dataDir: '',
    commitAlerts: 20,
    openWriter: more => openHBaseWriter({ ...given, ...more }),
    progress: ({ step, alerts }) => process.stdout.write(`${step} ${alerts}\n`)
  });
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

void main(process.argv.slice(2));
