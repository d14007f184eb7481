import { parquetReadObjects, type AsyncBuffer, type SchemaTree } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { getTreePath } from 'hyparquet/src/schema.js';
import { ChunkBytes, type ReadInto } from './chunkbytes';
import { FlatColumn, ListColumn, type IListWindow, type Window } from './columns';
import type { IChunk, Layout } from './layout';
import type { PageBuffers } from './pagebuffers';
import { Pages } from './pages';
import { shapeOf, type Shape } from './shape';

type Record_ = Record<string, unknown>;

/** Columns with fewer bytes are read whole, and together with their neighbours, in reads of at most so many bytes. */
const SMALL = 1 << 18;
const READ = 1 << 21;
/** Bytes between two columns that are read rather than begin another read. */
const GAP = 1 << 13;

/** A file, and how it is read. */
export interface IParquetFile extends AsyncBuffer {
  readonly layout: Layout;
  readonly read: ReadInto;
  readonly buffers: PageBuffers;
}

/** Gives a column at the top level of the next rows: what belongs into the record of each. */
type Take = (rows: number) => Window | Promise<Window>;

/** The rows of a row group as records, a few at a time; what is held in memory is some pages of each column. */
export class RowGroup {
  private constructor(private readonly _columns: readonly { readonly name: string; readonly take: Take }[]) {}

  /** Opens a row group by its number in the file. */
  static async open(file: IParquetFile, group: number): Promise<RowGroup> {
    const { layout, buffers } = file;
    const chunks = layout.chunks(group);
    const byPath = new Map(chunks.map(chunk => [chunk.column.path_in_schema.join('.'), chunk]));
    const small = await smallColumns(file, chunks);
    const pagesOf = (leaf: SchemaTree): Pages => {
      const chunk = byPath.get(leaf.path.join('.'));
      if (!chunk) {
        throw new Error(`missing column: ${leaf.path.join('.')}`);
      }
      const bytes = new ChunkBytes(file.read, buffers, chunk.start, chunk.end, small(chunk));
      return new Pages(bytes, buffers, chunk, getTreePath(layout.tree, leaf.path));
    };
    const others: string[] = [];
    const columns: { name: string; take: Take }[] = [];
    for (const top of layout.tree.children) {
      const { name } = top.element;
      const shape = shapeOf(top);
      if (shape.shape === 'other') {
        others.push(name);
      } else {
        columns.push({ name, take: takerOf(shape, pagesOf) });
      }
    }
    if (others.length > 0) {
      columns.push(...(await otherColumns(file, others, group)));
    }
    return new RowGroup(columns);
  }

  /**
   * Records of the next rows.
   * @throws Error when they cannot be read, or there are not as many.
   */
  async take(rows: number): Promise<Record_[]> {
    const records = Array.from({ length: rows }, (): Record_ => ({}));
    for (const { name, take } of this._columns) {
      const taken = take(rows);
      const values = taken instanceof Promise ? await taken : taken;
      for (let i = 0; i < rows; i++) {
        const record = records[i];
        if (record) {
          record[name] = values[i];
        }
      }
    }
    return records;
  }
}

function takerOf(shape: Exclude<Shape, { shape: 'other' }>, pagesOf: (leaf: SchemaTree) => Pages): Take {
  const [first] = shape.leaves;
  if (shape.shape === 'value' && first) {
    const column = new FlatColumn(pagesOf(first), 0);
    return rows => column.take(rows);
  }
  const names = shape.leaves.map(({ element }) => element.name);
  if (shape.shape === 'list') {
    const { list, element, present } = shape;
    const columns = shape.leaves.map(leaf => new ListColumn(pagesOf(leaf), list, element, present));
    return async rows => {
      const lists: IListWindow[] = [];
      for (const column of columns) {
        lists.push(await column.take(rows));
      }
      return listsOf(names, lists, rows);
    };
  }
  const present = shape.shape === 'group' ? shape.present : 0;
  const columns = shape.leaves.map(leaf => new FlatColumn(pagesOf(leaf), present));
  return async rows => {
    const windows: Window[] = [];
    for (const column of columns) {
      const taken = column.take(rows);
      windows.push(taken instanceof Promise ? await taken : taken);
    }
    return groupsOf(names, windows, rows);
  };
}

/** The values of several columns as objects; null where the group is. */
function groupsOf(names: readonly string[], windows: readonly Window[], count: number): (Record_ | null)[] {
  const [first] = windows;
  return Array.from({ length: count }, (_, i) => {
    if (first?.[i] === undefined) {
      return null;
    }
    const group: Record_ = {};
    for (let k = 0; k < names.length; k++) {
      group[names[k] ?? ''] = windows[k]?.[i];
    }
    return group;
  });
}

function listsOf(names: readonly string[], lists: readonly IListWindow[], rows: number): Window {
  const [first] = lists;
  if (!first || lists.some(({ elements }) => elements.length !== first.elements.length)) {
    throw new Error('the columns of a list are not of the same length');
  }
  const elements = groupsOf(
    names,
    lists.map(each => each.elements),
    first.elements.length
  );
  return Array.from({ length: rows }, (_, i) =>
    first.missing.has(i) ? null : elements.slice(first.starts[i], first.starts[i + 1])
  );
}

/** Columns of other shapes, whole: there are few of them, and little in them. */
async function otherColumns(
  file: IParquetFile,
  names: string[],
  group: number
): Promise<{ name: string; take: Take }[]> {
  const options = { file, metadata: file.layout.metadata(group), columns: names, compressors, utf8: false };
  const all: Record_[] = await parquetReadObjects(options);
  return names.map(name => {
    let at = 0;
    return {
      name,
      take: rows => {
        const values = all.slice(at, at + rows).map(record => record[name]);
        at += rows;
        if (values.length < rows) {
          throw new Error(`need ${rows} rows, have ${values.length}`);
        }
        return values;
      }
    };
  });
}

/** Reads all small columns. @returns the bytes of a column by its range; undefined for a large one. */
async function smallColumns(file: AsyncBuffer, chunks: readonly IChunk[]) {
  const ranges = chunks
    .map(({ start, end }) => ({ start, end }))
    .filter(({ start, end }) => end - start <= SMALL)
    .sort((a, b) => a.start - b.start);
  const runs: { start: number; end: number }[] = [];
  for (const { start, end } of ranges) {
    const run = runs.at(-1);
    if (run && start <= run.end + GAP && end - run.start <= READ) {
      run.end = Math.max(run.end, end);
    } else {
      runs.push({ start, end });
    }
  }
  const found = new Map<number, Uint8Array>();
  for (const run of runs) {
    const bytes = new Uint8Array(await file.slice(run.start, run.end));
    for (const { start, end } of ranges) {
      if (start >= run.start && end <= run.end) {
        found.set(start, bytes.subarray(start - run.start, end - run.start));
      }
    }
  }
  return ({ start, end }: { start: number; end: number }): Uint8Array | undefined =>
    end - start <= SMALL ? found.get(start) : undefined;
}
