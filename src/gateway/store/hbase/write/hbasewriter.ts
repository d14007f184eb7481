import type { IRowStore, ISnapshot } from '../../rowstore';
import type { IRowToWrite, IRowWriter } from '../../rowwriter';
import { StoreFault } from '../../storefault';
import { createTables } from './createtables';
import { Journal } from './journal';
import { Lease } from './lease';
import { type IHBaseWriterOptions, SOURCE } from './options';
import { readRow } from './readrow';
import { openReads } from './reads';
import { apply, deleteRequest, putRequests, type IWriteRequests } from './requests';
import { RestCalls } from './restcalls';
import { SeenRows } from './seenrows';
import { MARKS_FAMILY, MARKS_TABLE, STAMPS_TABLE, storedName } from './tables';
import { WriteSnapshot } from './writesnapshot';

const MARK_COLUMN = `${MARKS_FAMILY}:text`;
const markKey = (name: string): string => `mark:${name}`;

/**
 * Opens HBase for writing in Fink's layout: makes the tables that are missing, takes the lease that only one writer has, and
 * finishes the change of a writer that was cut.
 *
 * @throws StoreFault when the server cannot be reached or refuses, or when another writer is at work and `wait` is not set.
 */
export async function openHBaseWriter(options: IHBaseWriterOptions): Promise<IRowWriter> {
  const calls = new RestCalls(options);
  let lease: Lease | undefined;
  let reads: IRowStore | undefined;
  try {
    const tables = await createTables(calls, options);
    lease = await Lease.take(calls, options);
    const journal = new Journal(calls);
    const cut = await journal.after(lease.applied);
    if (cut !== undefined) {
      await apply(calls, cut.requests, options.parallel);
      lease.setApplied(cut.stamp);
    }
    const families = new Map(tables.map(({ name, families: names }) => [name, names]));
    reads = await openReads(
      options,
      [...families.keys()].filter(name => name !== MARKS_TABLE)
    );
    return new HBaseWriter({ options, calls, lease, journal, families, reads });
  } catch (error) {
    await reads?.close();
    await lease?.release();
    calls.close();
    throw error;
  }
}

interface IWriterParts {
  readonly options: IHBaseWriterOptions;
  readonly calls: RestCalls;
  readonly lease: Lease;
  readonly journal: Journal;
  /** Families of each table, by its name in HBase. */
  readonly families: ReadonlyMap<string, readonly string[]>;
  readonly reads: IRowStore;
}

/** A change as tables are named in HBase. */
interface IStoredChange {
  readonly put: readonly IRowToWrite[];
  readonly remove: readonly { readonly table: string; readonly key: string }[];
  readonly marks: ReadonlyMap<string, string>;
}

class HBaseWriter implements IRowWriter {
  private readonly _seen = new SeenRows();
  private readonly _marks = new Map<string, string | undefined>();
  private readonly _tables: ReadonlySet<string>;
  private _closed = false;
  /** Why the last change was not written whole. */
  private _broken: unknown;

  constructor(private readonly _parts: IWriterParts) {
    this._tables = new Set(_parts.families.keys());
  }

  async commit(given: Parameters<IRowWriter['commit']>[0]): Promise<void> {
    this._assertUsable();
    const change = this._stored(given);
    const { put, remove, marks } = change;
    const steps = put.length + remove.length + marks.size;
    if (steps === 0) {
      return;
    }
    const over = await this._rowsToGo(put);
    const { calls, lease, journal, options } = this._parts;
    const stamp = await lease.nextStamp();
    const requests = this._requests(change, over, stamp);
    try {
      // One row is written whole or not at all without a journal.
      if (steps + over.size > 1) {
        await journal.write(stamp, requests);
      }
      lease.assertHeld();
      await apply(calls, requests, options.parallel);
      lease.assertHeld();
    } catch (error) {
      this._broken = error;
      throw error;
    }
    lease.setApplied(stamp);
    this._seen.clear();
    marks.forEach((text, name) => this._marks.set(name, text));
  }

  async mark(name: string): Promise<string | undefined> {
    this._assertUsable();
    if (!this._marks.has(name)) {
      const row = await readRow(this._parts.calls, MARKS_TABLE, markKey(name));
      this._marks.set(name, row?.cells.get(MARK_COLUMN)?.value.toString('utf8'));
    }
    return this._marks.get(name);
  }

  snapshot(): ISnapshot {
    this._assertUsable();
    return new WriteSnapshot(this._parts.reads.snapshot(), this._tables, this._seen);
  }

  async close(): Promise<void> {
    if (!this._closed) {
      this._closed = true;
      const { reads, lease, calls } = this._parts;
      try {
        await reads.close();
        await lease.release();
      } finally {
        calls.close();
      }
    }
  }

  /** The change under the names of HBase, without stamps when they are not wanted. */
  private _stored({
    put,
    remove = [],
    marks = new Map()
  }: Parameters<IRowWriter['commit']>[0]): IStoredChange {
    const wanted = (table: string): boolean => table !== STAMPS_TABLE || this._tables.has(STAMPS_TABLE);
    const named = <T extends { readonly table: string }>(rows: readonly T[]): T[] =>
      rows.map(row => ({ ...row, table: storedName(row.table) })).filter(({ table }) => wanted(table));
    return { put: named(put), remove: named(remove), marks };
  }

  /**
   * Rows of which something stays behind when they are only written over: in HBase a row is a set of cells, and those that the
   * new row does not have would go on living in it.
   */
  private async _rowsToGo(put: readonly IRowToWrite[]): Promise<ReadonlySet<IRowToWrite>> {
    await this._lookAt(put.filter(({ table, key }) => !this._seen.has(table, key)));
    const over = put.filter(({ table, key, cells }) => {
      const columns = this._seen.get(table, key);
      return columns !== undefined && [...columns].some(column => !cells.has(column));
    });
    return new Set(over);
  }

  /** Sees rows that were not read for the plan: those of types, which readers never see, and whatever was not asked for. */
  private async _lookAt(rows: readonly IRowToWrite[]): Promise<void> {
    const { calls } = this._parts;
    const plain = new Map<string, string[]>();
    for (const { table, key } of rows) {
      if (key.startsWith('schema')) {
        this._seen.add(table, key, (await readRow(calls, table, key))?.cells.keys());
      } else {
        plain.set(table, [...(plain.get(table) ?? []), key]);
      }
    }
    const snapshot = this.snapshot();
    try {
      for (const [table, keys] of plain) {
        await snapshot.multiGet(table, keys);
      }
    } finally {
      snapshot.close();
    }
  }

  private _requests(
    { put, remove, marks }: IStoredChange,
    over: ReadonlySet<IRowToWrite>,
    stamp: number
  ): IWriteRequests {
    const notes = [...marks].map(([name, text]) => ({
      table: MARKS_TABLE,
      key: markKey(name),
      cells: new Map([[MARK_COLUMN, Buffer.from(text, 'utf8')]])
    }));
    const gone = [...remove, ...over];
    return {
      deletes: gone.map(({ table, key }) => deleteRequest(table, key, this._familiesOf(table), stamp - 1)),
      puts: putRequests(put, stamp),
      notes: putRequests(notes, stamp)
    };
  }

  private _familiesOf(table: string): readonly string[] {
    const families = this._parts.families.get(table);
    if (families === undefined) {
      throw new StoreFault(
        'missing-table',
        SOURCE,
        `unknown table: ${table}; the writer of HBase has none of that name`
      );
    }
    return families;
  }

  private _assertUsable(): void {
    if (this._closed) {
      throw new Error('invalid writer: it has been closed');
    }
    if (this._broken !== undefined) {
      throw new Error(
        'invalid writer: a change could not be written; open it again, it then finishes that change',
        {
          cause: this._broken
        }
      );
    }
  }
}
