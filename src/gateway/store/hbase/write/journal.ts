import { promisify } from 'node:util';
import { constants, gunzip, gzip } from 'node:zlib';
import { StoreFault } from '../../storefault';
import { SOURCE } from './options';
import { readRow } from './readrow';
import type { IWriteRequest, IWriteRequests } from './requests';
import type { RestCalls } from './restcalls';
import { MARKS_FAMILY, MARKS_TABLE } from './tables';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

const KEY = 'journal';
const HEAD = `${MARKS_FAMILY}:head`;
const PART = `${MARKS_FAMILY}:part`;
/** Bytes of one cell; HBase takes 10 MB. */
const PART_BYTES = 4 << 20;

/** What the journal says of the change in it. */
interface IHead {
  /** The time of its rows. */
  readonly stamp: number;
  readonly parts: number;
  readonly bytes: number;
}

const END_OF_LINE = Buffer.from('\n');
const STEPS = ['deletes', 'puts', 'notes'] as const;

/**
 * The change that is being written, all calls of it, in `fink.marks`. It is there before the first of them is made, so that a
 * change which was cut is finished by the next writer: HBase has no transactions over rows.
 */
export class Journal {
  constructor(private readonly _calls: RestCalls) {}

  async write(stamp: number, requests: IWriteRequests): Promise<void> {
    const lines: Buffer[] = [];
    for (const step of STEPS) {
      for (const { table, kind, body } of requests[step]) {
        lines.push(Buffer.from(`${step} ${kind} ${table}\n`, 'utf8'), body, END_OF_LINE);
      }
    }
    const bytes = await pack(Buffer.concat(lines), { level: constants.Z_BEST_SPEED });
    const parts = Math.ceil(bytes.length / PART_BYTES);
    for (let part = 0; part < parts; part++) {
      await this._put(partKey(part), PART, bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES), stamp);
    }
    const head: IHead = { stamp, parts, bytes: bytes.length };
    await this._put(KEY, HEAD, Buffer.from(JSON.stringify(head)), stamp);
  }

  /** The change in the journal when it is later than the last one that is known to be whole. */
  async after(applied: number): Promise<{ stamp: number; requests: IWriteRequests } | undefined> {
    const row = await readRow(this._calls, MARKS_TABLE, KEY);
    const text = row?.cells.get(HEAD)?.value.toString('utf8');
    if (text === undefined) {
      return undefined;
    }
    const head = JSON.parse(text) as IHead;
    if (head.stamp <= applied) {
      return undefined;
    }
    const parts: Buffer[] = [];
    for (let part = 0; part < head.parts; part++) {
      const found = await readRow(this._calls, MARKS_TABLE, partKey(part));
      parts.push(found?.cells.get(PART)?.value ?? Buffer.alloc(0));
    }
    const bytes = Buffer.concat(parts);
    if (bytes.length !== head.bytes) {
      const text = `invalid journal in ${MARKS_TABLE}: ${bytes.length} bytes of ${head.bytes}; is something else writing?`;
      throw new StoreFault('broken', SOURCE, text);
    }
    return { stamp: head.stamp, requests: parse(await unpack(bytes)) };
  }

  private async _put(key: string, column: string, body: Buffer, stamp: number): Promise<void> {
    const path = `${this._calls.tablePath(MARKS_TABLE)}/${key}/${column}`;
    // One cell as bytes, not as text in JSON.
    const headers = { 'content-type': 'application/octet-stream', 'x-timestamp': String(stamp) };
    await this._calls.call({ method: 'PUT', path, body, headers, what: 'write the journal' });
  }
}

const partKey = (part: number): string => `${KEY}-${String(part).padStart(4, '0')}`;

function parse(bytes: Buffer): IWriteRequests {
  const found: Record<(typeof STEPS)[number], IWriteRequest[]> = { deletes: [], puts: [], notes: [] };
  const lines = linesOf(bytes);
  for (let i = 0; i + 1 < lines.length; i += 2) {
    const [step = '', kind, table = ''] = (lines[i] ?? END_OF_LINE).toString('utf8').split(' ');
    const requests = STEPS.find(each => each === step);
    if (requests === undefined || (kind !== 'put' && kind !== 'delete')) {
      throw new StoreFault('broken', SOURCE, `invalid journal in ${MARKS_TABLE}: unknown step ${step}`);
    }
    found[requests].push({ table, kind, body: lines[i + 1] ?? END_OF_LINE });
  }
  return found;
}

function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0, end = 0; start < bytes.length; start = end + 1) {
    end = bytes.indexOf(END_OF_LINE, start);
    if (end < 0) {
      break;
    }
    lines.push(bytes.subarray(start, end));
  }
  return lines;
}
