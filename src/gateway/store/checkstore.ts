import { EmbeddedSnapshot } from './embeddedsnapshot';
import { Environment, storeFile } from './environment';
import { checkPages } from './pagecheck';

/** What was looked at. */
export interface IStoreChecked {
  readonly file: string;
  readonly pages: number;
  readonly rows: number;
}

/**
 * Reads a whole store: every page by itself (`pagecheck.ts`), then every row with its checksum.
 * @throws Error that names what is damaged, and the remedy.
 */
export async function checkStore(dir: string, signal?: AbortSignal): Promise<IStoreChecked> {
  const environment = Environment.reading(dir);
  if (environment === undefined) {
    throw new Error(`missing store: ${storeFile(dir)} is not there; ingest alerts first`);
  }
  const snapshot = new EmbeddedSnapshot(environment.begin());
  try {
    const { pages } = await checkPages(environment.file, Infinity, signal);
    let rows = 0;
    const ranges = [{ start: '\0', stop: '\u{10FFFF}' }];
    for (const table of snapshot.tables) {
      const options = { table, ranges, ...(signal ? { signal } : {}) };
      for await (const batch of snapshot.scanAll(options, true)) {
        rows += batch.length;
      }
    }
    return { file: environment.file, pages, rows };
  } finally {
    snapshot.close();
    environment.release();
  }
}
