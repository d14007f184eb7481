import { encodeCells } from '../../../core/survey/cell';
import type { ISnapshot } from '../../store/rowstore';
import type { IRowToWrite, IRowWriter } from '../../store/rowwriter';
import type { Cells } from '../cells';
import { Change, isEmpty } from '../change';
import { reasonOf } from '../fault';
import type { Tally } from '../tally';
import { catalogueRecords, type CatalogueRecord } from './records';
import type { IResolver, IResolverRow } from './resolver';

/** Lines of one commit. */
const COMMIT_LINES = 1000;
/** Longest key, bytes. */
const MAX_KEY = 1000;
const utf8 = new TextEncoder();

/**
 * Puts a catalogue of names into its table. Rows that an older catalogue made of the same things are replaced; loading it
 * again, also after it was cut, changes nothing more.
 *
 * @param tally - Told how the table has grown and what was left out.
 */
export async function loadResolver(
  writer: IRowWriter,
  path: string,
  resolver: IResolver,
  tally: Tally,
  signal?: AbortSignal
): Promise<void> {
  let lines: CatalogueRecord[] = [];
  let line = 0;
  const flush = async (): Promise<void> => {
    tally.grow(
      await commitLines(writer, resolver, lines, (at, reason) =>
        tally.skip({ path, place: `line ${line - lines.length + at + 1}`, reason })
      )
    );
    lines = [];
  };
  try {
    for await (const record of catalogueRecords(path, resolver.header)) {
      if (signal?.aborted) {
        break;
      }
      lines.push(record);
      line++;
      if (lines.length >= COMMIT_LINES) {
        await flush();
      }
    }
  } catch (error) {
    tally.skip({ path, place: line === 0 ? 'file' : `after line ${line}`, reason: reasonOf(error) });
  }
  await flush();
  tally.interrupted ||= signal?.aborted === true;
}

async function commitLines(
  writer: IRowWriter,
  resolver: IResolver,
  lines: readonly CatalogueRecord[],
  skip: (at: number, reason: string) => void
): Promise<Record<string, number>> {
  const { table } = resolver;
  const snapshot = writer.snapshot();
  try {
    const change = new Change(snapshot);
    const planned = new Map<string, readonly string[]>();
    for (const [at, record] of lines.entries()) {
      try {
        const rows = resolver.rows(record).map(row => encoded(resolver, row));
        if (rows.length === 0) {
          throw new RangeError('missing name');
        }
        const older = resolver.older?.(record) ?? [];
        await removeOlder(snapshot, change, table, older);
        planned.get(older[0] ?? '')?.forEach(key => change.remove(table, key));
        for (const row of rows) {
          change.put(resolver.numberedBy ? await numbered(snapshot, change, resolver.numberedBy, row) : row);
        }
        if (older[0] !== undefined) {
          planned.set(
            older[0],
            rows.map(({ key }) => key)
          );
        }
      } catch (error) {
        skip(at, reasonOf(error));
      }
    }
    if (lines.length > 0) {
      change.put(schemaOf(resolver));
    }
    const { put, remove, growth } = await change.finish();
    if (!isEmpty({ put, remove })) {
      await writer.commit({ put, remove });
    }
    return { [table]: growth[table] ?? 0 };
  } finally {
    snapshot.close();
  }
}

/** @throws RangeError when a text is too long to be a key. */
function encoded({ table, columns }: IResolver, { key, values }: IResolverRow): IRowToWrite {
  if (Buffer.byteLength(key) > MAX_KEY || key === '' || key.startsWith('schema')) {
    throw new RangeError(`invalid name: ${key.slice(0, 60)}`);
  }
  return { table, key, cells: encodeCells(values, column => columns[column]) };
}

async function removeOlder(
  snapshot: ISnapshot,
  change: Change,
  table: string,
  beginnings: readonly string[]
): Promise<void> {
  // From the name itself to all that continue it after `_`.
  const ranges = [...beginnings].sort().map(each => ({ start: each, stop: `${each}\`` }));
  if (ranges.length === 0) {
    return;
  }
  for await (const rows of snapshot.scan({ table, ranges })) {
    for (const { key } of rows) {
      if (beginnings.some(each => key === each || key.startsWith(`${each}_`))) {
        change.remove(table, key);
      }
    }
  }
}

/** The row with its number: that of the same thing, else the first that is free. */
async function numbered(
  snapshot: ISnapshot,
  change: Change,
  by: string,
  { table, key, cells }: IRowToWrite
): Promise<IRowToWrite> {
  for (let n = 0; ; n++) {
    const place = `${key}@${n}`;
    const planned = change.get(table, place);
    const there: Cells | null | undefined =
      planned === undefined ? (await snapshot.get(table, place))?.cells : planned;
    const [mine, other] = [cells.get(by), there?.get(by)];
    if (!there || (mine && other && Buffer.compare(mine, other) === 0)) {
      return { table, key: place, cells };
    }
  }
}

function schemaOf({ table, columns }: IResolver): IRowToWrite {
  const cells = Object.entries(columns).map(([name, type]) => [name, utf8.encode(type)] as const);
  return { table, key: 'schema', cells: new Map(cells) };
}
