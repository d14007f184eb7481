import { EmbeddedSnapshot } from './embeddedsnapshot';
import { Environment } from './environment';

/** Above every key that is text. */
const END = '\u{10FFFF}';

/**
 * Everything in a store as text, the same for two stores with the same rows however they were written: one line per cell,
 * a JSON list of table, key, column and the cell's bytes in base64, sorted by table, key and column (bytewise). A row
 * without cells is a list of table and key. Times of writing, marks and column numbers are left out; schema rows are not.
 */
export async function* dumpStore(dir: string): AsyncGenerator<string, void, undefined> {
  const environment = Environment.reading(dir);
  if (environment === undefined) {
    return;
  }
  const snapshot = new EmbeddedSnapshot(environment.begin());
  try {
    for (const table of [...snapshot.tables].sort(byBytes)) {
      for await (const rows of snapshot.scanAll({ table, ranges: [{ start: '\0', stop: END }] }, true)) {
        for (const { key, cells } of rows) {
          if (cells.size === 0) {
            yield JSON.stringify([table, key]);
          }
          for (const column of [...cells.keys()].sort(byBytes)) {
            const cell = Buffer.from(cells.get(column) ?? []).toString('base64');
            yield JSON.stringify([table, key, column, cell]);
          }
        }
      }
    }
  } finally {
    snapshot.close();
    environment.release();
  }
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));
}
