import { fstatSync, readSync } from 'node:fs';
import { damaged } from './damaged';

/** Bytes before the content of a page: its number, its transaction, its kind, its room. */
export const PAGE_HEADER = 24;
const MAGIC = 0xbeefc0de;
const VERSION = 2;
const META_KIND = 0x08;
/** LMDB chooses the page of the system; these are the sizes that systems have. */
const PAGE_SIZES = [4096, 8192, 16384, 32768, 65536];

/** What a file of LMDB says of itself. */
export interface IFileHeader {
  readonly pageSize: number;
  /** Number of the last page in use. */
  readonly lastPage: number;
  /** Number of the newest transaction. */
  readonly transaction: bigint;
  /** Number of the page at the root of the list of tables; undefined when there are none. */
  readonly root: number | undefined;
}

/**
 * Reads the two headers of an open store file and gives the newer one, after a look at what would crash LMDB or be taken
 * for an empty store: another kind of file, a header that is no header, a file that ends before its last page.
 *
 * @throws Error that names the file and the remedy.
 */
export function checkedHeader(file: string, fd: number): IFileHeader {
  const { size } = fstatSync(fd);
  const first = parse(page(fd, 0), 0);
  const pageSize = first?.pageSize ?? PAGE_SIZES.find(bytes => parse(page(fd, bytes), 1) !== undefined);
  const second = pageSize === undefined ? undefined : parse(page(fd, pageSize), 1);
  if (first === undefined || second === undefined) {
    const which =
      first === undefined && second === undefined ? 'the headers are' : 'one of the two headers is';
    throw damaged(file, 'the beginning', `${which} not as LMDB writes them`);
  }
  const newer = second.transaction > first.transaction ? second : first;
  const need = (newer.lastPage + 1) * newer.pageSize;
  if (size < need) {
    throw damaged(file, 'the end', `the file is cut: need ${need} bytes, have ${size}`);
  }
  return newer;
}

function page(fd: number, at: number): Buffer {
  const bytes = Buffer.alloc(PAGE_HEADER + 144);
  readSync(fd, bytes, 0, bytes.length, at);
  return bytes;
}

function parse(bytes: Buffer, number: number): IFileHeader | undefined {
  const meta = bytes.subarray(PAGE_HEADER);
  const pageSize = meta.readUInt32LE(24);
  const isHeader =
    bytes.readBigUInt64LE(0) === BigInt(number) &&
    (bytes.readUInt16LE(18) & META_KIND) !== 0 &&
    meta.readUInt32LE(0) === MAGIC &&
    meta.readUInt32LE(4) === VERSION &&
    PAGE_SIZES.includes(pageSize);
  if (!isHeader) {
    return undefined;
  }
  const root = meta.readBigUInt64LE(72 + 40);
  return {
    pageSize,
    lastPage: Number(meta.readBigUInt64LE(120)),
    transaction: meta.readBigUInt64LE(128),
    root: root === NO_PAGE ? undefined : Number(root)
  };
}

/** Stands for the root of a table without rows. */
export const NO_PAGE = 0xffff_ffff_ffff_ffffn;
