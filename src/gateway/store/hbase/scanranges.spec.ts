import type { IStoredRow } from '../rowstore';
import { scanRanges, type IPage, type IScanRanges } from './scanranges';

interface INumbers {
  readonly from: number;
  readonly to: number;
}

const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

/** Rows are numbers; a page has ten of them. */
class Pages {
  open = 0;
  mostOpen = 0;
  readonly asked: string[] = [];
  readonly aborted: string[] = [];
  slow: ReadonlySet<number> = new Set();
  failAt: number | undefined;

  readonly readPage = async (
    range: INumbers,
    most: number,
    signal: AbortSignal
  ): Promise<IPage<INumbers>> => {
    this.asked.push(`${range.from}<${most}`);
    this.open += 1;
    this.mostOpen = Math.max(this.mostOpen, this.open);
    try {
      for (let i = 0; i < (this.slow.has(range.from) ? 50 : 1); i++) {
        await turn();
        signal.throwIfAborted();
      }
    } catch (error) {
      this.aborted.push(String(range.from));
      throw error;
    } finally {
      this.open -= 1;
    }
    if (range.from === this.failAt) {
      throw new Error(`no page ${range.from}`);
    }
    const end = Math.min(range.from + Math.min(10, most), range.to);
    const rows: IStoredRow[] = [];
    for (let n = range.from; n < end; n++) {
      rows.push({ key: String(n), cells: new Map() });
    }
    return end < range.to ? { rows, next: { from: end, to: range.to } } : { rows };
  };

  async read(given: Partial<IScanRanges<INumbers>>): Promise<number[]> {
    const seen: number[] = [];
    for await (const rows of scanRanges({ ranges: [], parallel: 3, readPage: this.readPage, ...given })) {
      seen.push(...rows.map(row => Number(row.key)));
    }
    return seen;
  }
}

const upTo = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
const RANGES: readonly INumbers[] = [
  { from: 100, to: 135 },
  { from: 0, to: 3 },
  { from: 200, to: 225 },
  { from: 300, to: 301 },
  { from: 400, to: 400 }
];
const ALL = [...upTo(100, 135), ...upTo(0, 3), ...upTo(200, 225), 300];
const byNumber = (a: number, b: number): number => a - b;

describe('reading many ranges by pages', () => {
  let pages: Pages;
  beforeEach(() => {
    pages = new Pages();
  });

  it('keeps the given order, whichever page comes first', async () => {
    pages.slow = new Set([100, 120]);
    expect(await pages.read({ ranges: RANGES })).toEqual(ALL);
    expect(pages.mostOpen).toBe(3);
  });

  it('delivers in any order what comes, every row once', async () => {
    pages.slow = new Set([100]);
    const seen = await pages.read({ ranges: RANGES, anyOrder: true });
    expect(seen[0]).not.toBe(100);
    expect(seen.sort(byNumber)).toEqual([...ALL].sort(byNumber));
    expect(pages.mostOpen).toBe(3);
  });

  it.each([true, false])('counts one limit over all ranges (any order: %s)', async anyOrder => {
    for (const limit of [0, 1, 10, 35, 37, 60, 64, 1000]) {
      const seen = await pages.read({ ranges: RANGES, limit, anyOrder });
      expect(new Set(seen).size).toBe(Math.min(limit, ALL.length));
      if (!anyOrder) {
        expect(seen).toEqual(ALL.slice(0, limit));
      }
    }
  });

  it('asks for no more than is missing', async () => {
    await pages.read({ ranges: [{ from: 0, to: 100 }], limit: 25 });
    expect(pages.asked).toEqual(['0<25', '10<15', '20<5']);
  });

  it.each([true, false])('stops the others when the limit is reached (any order: %s)', async anyOrder => {
    pages.slow = new Set([200]);
    const ranges = [
      { from: 0, to: 5 },
      { from: 200, to: 225 }
    ];
    expect(await pages.read({ ranges, limit: 5, anyOrder })).toEqual(upTo(0, 5));
    await turn();
    expect(pages.aborted).toEqual(['200']);
  });

  it.each([true, false])('stops when the consumer leaves (any order: %s)', async anyOrder => {
    pages.slow = new Set([200]);
    const { readPage } = pages;
    for await (const rows of scanRanges({ ranges: RANGES, parallel: 3, readPage, anyOrder })) {
      expect(rows.length).toBeGreaterThan(0);
      break;
    }
    for (let i = 0; i < 5; i++) {
      await turn();
    }
    expect(pages.open).toBe(0);
    expect(pages.aborted).toContain('200');
  });

  it.each([true, false])('reads no further than the consumer has come (any order: %s)', async anyOrder => {
    const ranges = Array.from({ length: 100 }, (_, i) => ({ from: 1000 * i, to: 1000 * i + 100 }));
    const reading = scanRanges({ ranges, parallel: 3, readPage: pages.readPage, anyOrder });
    await reading.next();
    for (let i = 0; i < 30; i++) {
      await turn();
    }
    expect(pages.asked.length).toBeLessThanOrEqual(3 + 3 + 1);
    await reading.return();
  });

  it.each([true, false])('passes on the first error (any order: %s)', async anyOrder => {
    pages.failAt = 120;
    await expect(pages.read({ ranges: RANGES, anyOrder })).rejects.toThrow('no page 120');
  });

  it.each([true, false])('rejects with the reason of an abort (any order: %s)', async anyOrder => {
    const abort = new AbortController();
    const reason = new Error('enough');
    const { readPage } = pages;
    let rows = 0;
    const reading = (async () => {
      const { signal } = abort;
      for await (const batch of scanRanges({ ranges: RANGES, parallel: 3, readPage, anyOrder, signal })) {
        rows += batch.length;
        abort.abort(reason);
      }
    })();
    await expect(reading).rejects.toBe(reason);
    expect(rows).toBeLessThan(ALL.length);
    await expect(pages.read({ ranges: RANGES, signal: abort.signal })).rejects.toBe(reason);
  });
});
