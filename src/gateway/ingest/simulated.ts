import { openEmbeddedStore } from '../store';
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

export async function simulatedSource(seed: number): Promise<IAlertSource> {
  throw new Error(`unsupported: simulated sky with seed ${seed}`);
}
