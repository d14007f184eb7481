import { gzipSync } from 'node:zlib';
import type { ISkyOptions } from '../../core/simulate';
import { FIRST_NIGHT, PRESETS, SKY_VERSION } from '../../core/simulate/presets';
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

/** Which sky, and whether its alerts have stamps; without them they are drawn when they are looked at. */
export interface ISimulatedOptions extends ISkyOptions {
  readonly stamps?: boolean;
}

/** Identifies the alerts of a simulated sky, see `IAlertSource.digest`. */
export function simulatedDigest(options: ISimulatedOptions): string {
  const { stamps = true } = options;
  const sizes = { ...PRESETS.small, startJd: FIRST_NIGHT, ...options, stamps };
  const numbers = Object.entries(sizes).sort(([a], [b]) => (a < b ? -1 : 1));
  return `of the simulated sky, version ${SKY_VERSION}: ${numbers.map(each => each.join(' ')).join(', ')}`;
}

/**
 * The simulated sky as a source of alerts, so that it goes through the same ingestion as files. Its code is loaded when
 * it is asked for.
 */
export async function simulatedSource(options: ISimulatedOptions): Promise<IAlertSource> {
  const { Sky } = await import('../../core/simulate');
  const sky = new Sky(options);
  const { seed, stamps = true } = options;
  const path = `simulated sky, seed ${seed}`;
  const gzip = stamps ? (bytes: Uint8Array) => gzipSync(bytes, { level: 1 }) : undefined;
  return {
    path,
    what: 'the simulated sky',
    total: sky.alerts,
    digest: () => Promise.resolve(simulatedDigest(options)),
    async *read(skip) {
      let index = 0;
      for (const record of sky.simulate(gzip)) {
        if (index >= skip) {
          const fraction = Math.min(1, (index + 1) / sky.alerts);
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
