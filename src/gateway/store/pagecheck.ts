import { closeSync, openSync, readSync } from 'node:fs';
import { damaged } from './damaged';
import { checkedHeader, NO_PAGE, PAGE_HEADER, type IFileHeader } from './fileheader';

const BRANCH = 1;
const LEAF = 2;
const OVERFLOW = 4;
/** Kinds of nodes: the value stands on pages of its own; the value is the record of a table. */
const BIG = 1;
const TABLE = 2;
const NODE_HEADER = 8;
/** Place of the number of the root page in the record of a table. */
const ROOT_OF_TABLE = 40;
/** Trees are never so deep. */
const DEEPEST = 32;
const PAUSE_PAGES = 1000;
const ATTEMPTS = 3;

/** How much a check has looked at. */
export interface IPagesChecked {
  readonly pages: number;
  readonly tables: number;
}

/**
 * Reads every page of a store's file that is in use and looks whether it is the page that should stand there and whether all
 * that it points to lies inside. LMDB itself trusts its pages: some damage makes it crash, some makes it leave rows out.
 *
 * While others write, hold a snapshot until it has ended: its pages and later ones are then not written anew.
 *
 * Not seen: bytes inside values (each row has a checksum of its own, see `packedrow.ts`), and a page that is an earlier
 * version of itself.
 *
 * @param depth - Levels of each table that are looked at; all when left out.
 * @throws Error that names file, page and remedy.
 */
export async function checkPages(
  file: string,
  depth = Infinity,
  signal?: AbortSignal
): Promise<IPagesChecked> {
  const walk = new PageWalk(file, depth);
  try {
    for (let steps = 1; walk.step(); steps++) {
      if (steps % PAUSE_PAGES === 0) {
        signal?.throwIfAborted();
        await new Promise(resolve => setImmediate(resolve));
      }
    }
    return walk.checked;
  } finally {
    walk.close();
  }
}

/**
 * The same at once, for the few pages at the top of each table, and without holding on to a moment of the store: pages may
 * be written anew meanwhile, so a fault counts only when it is still there.
 */
export function checkTopPages(file: string): void {
  for (let attempt = 1; ; attempt++) {
    try {
      walkTop(file);
      return;
    } catch (error) {
      if (attempt === ATTEMPTS) {
        throw error;
      }
    }
  }
}

function walkTop(file: string): void {
  const walk = new PageWalk(file, 1);
  try {
    while (walk.step()) {
      // Each step looks at one page.
    }
  } finally {
    walk.close();
  }
}

interface IToCheck {
  readonly page: number;
  /** Levels below the root of its table. */
  readonly level: number;
}

class PageWalk {
  private readonly _fd: number;
  private readonly _header: IFileHeader;
  private readonly _bytes: Buffer;
  private readonly _todo: IToCheck[] = [];
  private _pages = 0;
  private _tables = 0;

  constructor(
    private readonly _file: string,
    private readonly _depth: number
  ) {
    this._fd = openSync(_file, 'r');
    try {
      this._header = checkedHeader(_file, this._fd);
    } catch (error) {
      closeSync(this._fd);
      throw error;
    }
    this._bytes = Buffer.alloc(this._header.pageSize);
    if (this._header.root !== undefined) {
      this._todo.push({ page: this._header.root, level: 0 });
    }
  }

  get checked(): IPagesChecked {
    return { pages: this._pages, tables: this._tables };
  }

  close(): void {
    closeSync(this._fd);
  }

  /** Looks at one page. @returns whether there is more to do. */
  step(): boolean {
    const next = this._todo.pop();
    if (next === undefined) {
      return false;
    }
    const { page, level } = next;
    const kind = this._read(page);
    if (level > DEEPEST || ((kind & BRANCH) === 0) === ((kind & LEAF) === 0)) {
      throw this._fault(page, 'it is no page of a table');
    }
    const children: IToCheck[] = [];
    for (const node of this._nodes(page, (kind & BRANCH) !== 0)) {
      if ((kind & BRANCH) !== 0) {
        const child = this._bytes.readUInt32LE(node) + this._bytes.readUInt16LE(node + 4) * 2 ** 32;
        children.push({ page: child, level: level + 1 });
      } else {
        this._leaf(page, node, children);
      }
    }
    this._todo.push(...children.filter(child => child.level === 0 || child.level < this._depth));
    return true;
  }

  /** A node of a leaf: a row, or the record of a table. */
  private _leaf(page: number, node: number, children: IToCheck[]): void {
    const kind = this._bytes.readUInt16LE(node + 4);
    const size = this._bytes.readUInt16LE(node) + this._bytes.readUInt16LE(node + 2) * 65536;
    const value = node + NODE_HEADER + this._bytes.readUInt16LE(node + 6);
    if (value + ((kind & BIG) !== 0 ? 8 : size) > this._header.pageSize) {
      throw this._fault(page, 'a row reaches beyond its end');
    }
    if ((kind & BIG) !== 0) {
      this._overflow(Number(this._bytes.readBigUInt64LE(value)), size);
    } else if ((kind & TABLE) !== 0) {
      this._tables += 1;
      const root = this._bytes.readBigUInt64LE(value + ROOT_OF_TABLE);
      if (root !== NO_PAGE) {
        children.push({ page: Number(root), level: 0 });
      }
    }
  }

  /** The first of the pages of a long value. */
  private _overflow(page: number, size: number): void {
    const head = Buffer.alloc(PAGE_HEADER);
    const pages =
      this._isInside(page) && readSync(this._fd, head, 0, head.length, page * this._header.pageSize);
    const right =
      pages === PAGE_HEADER &&
      head.readBigUInt64LE(0) === BigInt(page) &&
      (head.readUInt16LE(18) & OVERFLOW) !== 0 &&
      head.readUInt32LE(20) * this._header.pageSize >= PAGE_HEADER + size &&
      this._isInside(page + head.readUInt32LE(20) - 1);
    if (!right) {
      throw this._fault(page, 'it does not hold the long value that should be there');
    }
    this._pages += head.readUInt32LE(20);
  }

  /** Reads a page. @returns its kind. */
  private _read(page: number): number {
    if (!this._isInside(page)) {
      throw this._fault(page, `there are ${this._header.lastPage + 1} pages`);
    }
    readSync(this._fd, this._bytes, 0, this._header.pageSize, page * this._header.pageSize);
    if (this._bytes.readBigUInt64LE(0) !== BigInt(page)) {
      throw this._fault(page, 'another page, or none, stands in its place');
    }
    this._pages += 1;
    return this._bytes.readUInt16LE(18);
  }

  /** Places of the nodes of the page that has been read, whose keys must ascend. */
  private _nodes(page: number, isBranch: boolean): number[] {
    const [lower, upper] = [this._bytes.readUInt16LE(20), this._bytes.readUInt16LE(22)];
    if (lower > upper || upper > this._header.pageSize - PAGE_HEADER) {
      throw this._fault(page, 'its list of rows is no list');
    }
    const nodes: number[] = [];
    let before: Buffer | undefined;
    for (let i = 0; i < lower >> 1; i++) {
      const offset = this._bytes.readUInt16LE(PAGE_HEADER + 2 * i);
      const node = PAGE_HEADER + offset;
      if (offset < upper || node + NODE_HEADER > this._header.pageSize) {
        throw this._fault(page, 'a row lies outside');
      }
      const end = node + NODE_HEADER + this._bytes.readUInt16LE(node + 6);
      const key = this._bytes.subarray(node + NODE_HEADER, end);
      // The first node of a branch has no key: it takes all that come before the second.
      const isOrdered = before === undefined || (isBranch && i === 1) || before.compare(key) < 0;
      if (end > this._header.pageSize || !isOrdered) {
        throw this._fault(page, 'its rows are not in order');
      }
      before = key;
      nodes.push(node);
    }
    return nodes;
  }

  private _isInside(page: number): boolean {
    return Number.isSafeInteger(page) && page >= 2 && page <= this._header.lastPage;
  }

  private _fault(page: number, reason: string): Error {
    return damaged(this._file, `page ${page}`, reason);
  }
}
