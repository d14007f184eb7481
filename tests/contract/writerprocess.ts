/**
 * A writer in a process of its own, for tests of the lock: commits numbered batches of rows for ever and prints the number
 * of each batch that is committed. Argument: the data folder.
 */
import { openEmbeddedWriter } from '../../src/gateway/store/embeddedwriter';

async function main(dir: string): Promise<void> {
  const writer = await openEmbeddedWriter(dir);
  process.stdout.write('open\n');
  for (let batch = 0; ; batch++) {
    const put = Array.from({ length: 200 }, (_, i) => ({
      table: i % 2 === 0 ? 'ztf' : 'ztf.class',
      key: `row_${batch}_${i}`,
      cells: new Map([['i:objectId', Buffer.alloc(2000, batch % 256)]])
    }));
    await writer.commit({ put, marks: new Map([['batch', String(batch)]]) });
    process.stdout.write(`${batch}\n`);
    await new Promise(resolve => setImmediate(resolve));
  }
}

void main(process.argv[2] ?? '');
