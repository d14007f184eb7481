/**
 * A writer in a process of its own, for tests of the lock: commits numbered batches of rows and prints the number of each
 * batch that is committed. Arguments: the data folder, and after how many batches it only waits (default: never).
 */
import { openEmbeddedWriter } from '../../src/gateway/store/embeddedwriter';

async function main(dir: string, most: number): Promise<void> {
  const writer = await openEmbeddedWriter(dir);
  process.stdout.write('open\n');
  for (let batch = 0; batch < most; batch++) {
    const put = Array.from({ length: 200 }, (_, i) => ({
      table: i % 2 === 0 ? 'ztf' : 'ztf.class',
      key: `row_${batch}_${i}`,
      cells: new Map([['i:objectId', Buffer.alloc(2000, batch % 256)]])
    }));
    await writer.commit({ put, marks: new Map([['batch', String(batch)]]) });
    process.stdout.write(`${batch}\n`);
    await new Promise(resolve => setImmediate(resolve));
  }
  setInterval(() => undefined, 60_000);
}

void main(process.argv[2] ?? '', Number(process.argv[3] ?? Infinity));
