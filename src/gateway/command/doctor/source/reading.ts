import { within } from '../../../within';
import { type ISnapshot, type IStoredRow } from '../../../store/rowstore';
import { type IExamined } from './examined';

const PATIENCE = 40_000;

/** Read something through a snapshot of its own. @throws TooLate, or what the store throws. */
export async function reading<T>(
  { store }: IExamined,
  work: (snapshot: ISnapshot, signal: AbortSignal) => Promise<T>
): Promise<T> {
  const snapshot = store.snapshot();
  try {
    return await within(PATIENCE, signal => work(snapshot, signal));
  } finally {
    snapshot.close();
  }
}

/** The first row of a table, by its keys. */
export function firstRow(
  source: IExamined,
  table: string,
  bounds: readonly { readonly column: string; readonly type: 'double'; readonly min: number }[] = []
): Promise<IStoredRow | undefined> {
  return reading(source, async (snapshot, signal) => {
    const ranges = [{ start: '!', stop: '\u{10FFFF}' }];
    const limits = bounds.length > 0 ? { bounds } : {};
    for await (const rows of snapshot.scan({ table, ranges, limit: 1, signal, ...limits })) {
      return rows[0];
    }
    return undefined;
  });
}
