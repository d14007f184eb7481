import { gzipSync } from 'node:zlib';
import { openEmbeddedStore } from '../store';
import { understand } from './readalerts';
import type { IAlertSource } from './source';

/** Whether the store of a folder has no alert. */
export async function storeIsEmpty(dataDir: string): Promise<boolean> {
  const store = openEmbeddedStore(dataDir);
  const snapshot = store.snapshot();
  try {
    const ranges = [{ start: '!', stop: '\u{10FFFF}' }];
    for await (const rows of snapshot.scan({ table: 'ztf', ranges, columns: ['i:objectId'], limit: 1 })) {
      if (rows.length > 0) {
        return false;
      }
    }
    return true;
  } finally {
    snapshot.close();
    await store.close();
  }
}

/** What tells a simulated sky from other sources. */
export function simulatedDigest(seed: number): string {
  return `of the ${nameOf(seed)}`;
}

const nameOf = (seed: number): string => `simulated sky, seed ${seed}`;

/**
 * The simulated sky as a source of alerts, so that it goes through the same ingestion as files. Its code is loaded when
 * it is asked for.
 */
export async function simulatedSource(seed: number): Promise<IAlertSource> {
  const { simulateObjects, simulateSky } = await import('../../core/simulate');
  const total = simulateObjects(seed).reduce((sum, object) => sum + object.alerts.length, 0);
  const path = nameOf(seed);
  return {
    path,
    what: 'the simulated sky',
    total,
    digest: () => Promise.resolve(simulatedDigest(seed)),
    async *read(skip) {
      let index = 0;
      for (const record of simulateSky({ seed, gzip: bytes => gzipSync(bytes, { level: 1 }) })) {
        if (index >= skip) {
          const fraction = (index + 1) / total;
          yield understand(path, { record, index, place: `alert ${index}`, fraction });
        }
        index++;
        if (index % 100 === 0) {
          // Lets signals and the terminal have their turn.
          await new Promise(resolve => setImmediate(resolve));
        }
      }
    }
  };
}
