import { decodeCell, encodeCell } from '../../src/core/survey/cell';
import type { IColumnBound, IRowStore, ISnapshot, IStoredRow } from '../../src/gateway/store/rowstore';
import type { IRowToWrite } from '../../src/gateway/store/rowwriter';

/** What a driver can do beyond reading rows. */
export interface IRowStoreTraits {
  /** A snapshot stays as it was while rows are written. */
  readonly consistentSnapshots: boolean;
  /** Has a region of a table split, as a server does when it has grown; absent where there are no regions. */
  readonly split?: (table: string) => Promise<void>;
}

/** All tables that the suite writes. */
export const CONTRACT_TABLES = [
  'contract.numbers',
  'contract.odd',
  'contract.cells',
  'contract.prefix',
  'contract.bounds'
];

/** Above every number and every capital, below nothing that the rows of this suite use. */
const ALL = { start: '!', stop: '~' };
const text = (value: string): Uint8Array => Buffer.from(value, 'utf8');
const long = (value: bigint): Uint8Array => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return bytes;
};

const ODD_KEYS = [
  'EB*_2459000.7_ZTF18aaaaaaa',
  'EB*_Candidate_2459000.7_ZTF18aaaaaab',
  'Radio(sub-mm)_2459000.7_ZTF18aaaaaac',
  'AGN?/QSO_2459000.7_ZTF18aaaaaad',
  'Early SN Ia candidate_2459000.7_ZTF18aaaaaae',
  'ceres@0',
  'naïve Ω 星_1',
  'a,b_1',
  'a+b_1',
  'a%2Cb_1',
  'SN*',
  'back\\slash "quoted" \'once\' #&=;:[]{}|~',
  'line\nbreak\ttab'
];
/** Decimal numbers and names of which one is the beginning of another, and keys around those of schema rows. */
const PREFIX_KEYS = [
  '12_2459000.5_ZTF18aaaaaaa',
  '12_2459001.5_ZTF18aaaaaab',
  '129_2459000.5_ZTF18aaaaaac',
  '13_2459000.5_ZTF18aaaaaad',
  'ZTF18abc_2459000.7',
  'ZTF18abc_2459000.7999999',
  'ZTF18abcd_2459000.5',
  'schem_1',
  'schemb'
];
/** Numbers of each type, of both signs, with what is between two floats. */
const NUMBERS: readonly number[] = [0, -0, 0.1, -0.1, 1, -1, 2.5, -2.5, 42, -42, 359.99, -89.99, 1e9, -1e9];
const CANDID = 9007199254740993n;

function row(table: string, key: string, cells: Record<string, Uint8Array>): IRowToWrite {
  return { table, key, cells: new Map(Object.entries(cells)) };
}

function sampleRows(): IRowToWrite[] {
  const numbers = Array.from({ length: 2300 }, (_, i) => {
    const key = `n_${String(i).padStart(4, '0')}`;
    return row('contract.numbers', key, {
      'i:n': text(String(i)),
      'i:half': text(String(i / 2)),
      'd:tag': text('x')
    });
  });
  const odd = ODD_KEYS.map(key => row('contract.odd', key, { 'i:objectId': text(key) }));
  const prefix = PREFIX_KEYS.map(key => row('contract.prefix', key, { 'i:objectId': text(key) }));
  const bounded = NUMBERS.map((value, n) =>
    row('contract.bounds', `b_${String(n).padStart(2, '0')}`, {
      'i:objectId': text(String(n)),
      'i:double': encodeCell('double', value),
      'i:float': encodeCell('float', value),
      'i:integer': encodeCell('integer', Math.round(value)),
      'i:long': encodeCell('long', BigInt(Math.round(value)))
    })
  );
  return [
    ...numbers,
    ...odd,
    ...prefix,
    ...bounded,
    row('contract.bounds', 'b_nan', { 'i:objectId': text('nan'), 'i:double': encodeCell('double', NaN) }),
    row('contract.bounds', 'b_none', { 'i:objectId': text('none') }),
    row('contract.cells', 'a', {
      'i:candid': long(CANDID),
      'd:tns': text(''),
      'b:bytes': Uint8Array.from([0, 255, 10, 0]),
      'i:objectId': text('a')
    }),
    row('contract.cells', 'b', { 'i:objectId': text('b') }),
    row('contract.cells', 'schema_4.0_6.1.1', { 'i:objectId': text('string'), 'i:candid': text('long') }),
    row('contract.cells', 'schema_5.0_7.0.0', { 'd:tns': text('string'), 'i:fid': text('integer') })
  ];
}

const byBytes = (a: string, b: string): number => Buffer.compare(text(a), text(b));

async function collect(batches: AsyncIterable<readonly IStoredRow[]>): Promise<IStoredRow[]> {
  const rows: IStoredRow[] = [];
  for await (const batch of batches) {
    rows.push(...batch);
  }
  return rows;
}

/** A test of what only some stores can do. A store that cannot has no such test: nothing is skipped. */
const testWhen = (able: boolean): ((name: string, test: () => Promise<void>) => void) =>
  able ? it : () => undefined;

/**
 * What every store of alerts must do, whatever keeps the rows.
 *
 * @param open - Opens the store for reading, after `fill` has been called once.
 * @param fill - Writes rows by whatever way the store has.
 */
export function describeRowStore(
  name: string,
  open: () => Promise<IRowStore>,
  fill: (rows: readonly IRowToWrite[]) => Promise<void>,
  traits: IRowStoreTraits
): void {
  describe(`row store: ${name}`, () => {
    let store: IRowStore;
    let snapshot: ISnapshot;
    const keys = async (options: Parameters<ISnapshot['scan']>[0]): Promise<string[]> =>
      (await collect(snapshot.scan(options))).map(found => found.key);
    const numbers = 'contract.numbers';

    beforeAll(async () => {
      await fill(sampleRows());
      store = await open();
    });
    beforeEach(() => {
      snapshot = store.snapshot();
    });
    afterEach(() => snapshot.close());
    afterAll(() => store.close());

    it('lists its tables', async () => {
      expect(await store.tables()).toEqual(
        expect.arrayContaining(['contract.cells', 'contract.numbers', 'contract.odd'])
      );
    });

    it('gets a row with all of its cells', async () => {
      const found = await snapshot.get('contract.cells', 'a');
      expect([...(found?.cells.keys() ?? [])].sort()).toEqual(['b:bytes', 'd:tns', 'i:candid', 'i:objectId']);
    });

    it('keeps 64-bit integers and arbitrary bytes as they are', async () => {
      const cells = (await snapshot.get('contract.cells', 'a'))?.cells;
      expect(Buffer.from(cells?.get('i:candid') ?? []).readBigInt64BE()).toBe(CANDID);
      expect([...(cells?.get('b:bytes') ?? [])]).toEqual([0, 255, 10, 0]);
    });

    it('tells an empty cell from an absent one', async () => {
      const rows = await snapshot.multiGet('contract.cells', ['a', 'b']);
      expect(rows[0]?.cells.get('d:tns')?.length).toBe(0);
      expect(rows[1]?.cells.has('d:tns')).toBe(false);
    });

    it('gets hundreds of rows in one question, with gaps where there is none', async () => {
      const wanted = Array.from(
        { length: 1200 },
        (_, i) =>
          `n_${String(i * 7919)
            .slice(-4)
            .padStart(4, '0')}`
      );
      const rows = await snapshot.multiGet(numbers, wanted, ['i:n']);
      expect(rows.map(found => found?.key)).toEqual(wanted.map(key => (key < 'n_2300' ? key : undefined)));
    });

    it('answers undefined for a row that is not there', async () => {
      expect(await snapshot.get('contract.cells', 'c')).toBeUndefined();
    });

    it('gets many rows in the order asked for, with gaps where there is none', async () => {
      const rows = await snapshot.multiGet(numbers, ['n_0002', 'nothing', 'n_0001', 'n_0002']);
      expect(rows.map(found => found?.key)).toEqual(['n_0002', undefined, 'n_0001', 'n_0002']);
    });

    it('reads only the columns asked for', async () => {
      const one = await snapshot.get(numbers, 'n_0001', ['i:n', 'i:unheard-of']);
      expect([...(one?.cells.keys() ?? [])]).toEqual(['i:n']);
      const [many] = await snapshot.multiGet(numbers, ['n_0001'], ['d:tag']);
      expect([...(many?.cells.keys() ?? [])]).toEqual(['d:tag']);
      const [scanned] = await collect(
        snapshot.scan({ table: numbers, ranges: [{ start: 'n_0001', stop: 'n_0002' }], columns: ['i:half'] })
      );
      expect([...(scanned?.cells.keys() ?? [])]).toEqual(['i:half']);
    });

    it('includes the start of a range and leaves out its stop', async () => {
      const ranges = [{ start: 'n_0003', stop: 'n_0006' }];
      expect(await keys({ table: numbers, ranges })).toEqual(['n_0003', 'n_0004', 'n_0005']);
      expect(await keys({ table: numbers, ranges, reversed: true })).toEqual(['n_0005', 'n_0004', 'n_0003']);
    });

    it('takes bounds that are no keys', async () => {
      const ranges = [{ start: 'n_0003x', stop: 'n_0006x' }];
      expect(await keys({ table: numbers, ranges })).toEqual(['n_0004', 'n_0005', 'n_0006']);
      expect(await keys({ table: numbers, ranges, reversed: true })).toEqual(['n_0006', 'n_0005', 'n_0004']);
    });

    it('reads several ranges in the given order, and in the opposite order when reversed', async () => {
      const ranges = [
        { start: 'n_0010', stop: 'n_0012' },
        { start: 'n_0003', stop: 'n_0004' }
      ];
      expect(await keys({ table: numbers, ranges })).toEqual(['n_0010', 'n_0011', 'n_0003']);
      expect(await keys({ table: numbers, ranges, reversed: true })).toEqual(['n_0003', 'n_0011', 'n_0010']);
    });

    it('reads nothing from an empty range or an upside-down one', async () => {
      const ranges = [
        { start: 'n_0003', stop: 'n_0003' },
        { start: 'n_0009', stop: 'n_0003' }
      ];
      expect(await keys({ table: numbers, ranges })).toEqual([]);
    });

    it('reads the newest n of a range from its end', async () => {
      expect(await keys({ table: numbers, ranges: [ALL], reversed: true, limit: 3 })).toEqual([
        'n_2299',
        'n_2298',
        'n_2297'
      ]);
    });

    it('counts the limit over all ranges', async () => {
      const ranges = [
        { start: 'n_0000', stop: 'n_0002' },
        { start: 'n_0100', stop: 'n_0900' }
      ];
      expect(await keys({ table: numbers, ranges, limit: 4 })).toEqual([
        'n_0000',
        'n_0001',
        'n_0100',
        'n_0101'
      ]);
    });

    it('reads backwards over several ranges up to one limit', async () => {
      const ranges = [
        { start: 'n_0100', stop: 'n_0103' },
        { start: 'n_0900', stop: 'n_0902' },
        { start: 'n_0200', stop: 'n_0202' }
      ];
      const all = ['n_0201', 'n_0200', 'n_0901', 'n_0900', 'n_0102', 'n_0101', 'n_0100'];
      for (const limit of [1, 3, 5, 7, 9]) {
        expect(await keys({ table: numbers, ranges, reversed: true, limit })).toEqual(all.slice(0, limit));
      }
    });

    it('reads what a prefix with its separator means, and nothing of a longer one', async () => {
      const read = (start: string, stop: string): Promise<string[]> =>
        keys({ table: 'contract.prefix', ranges: [{ start, stop }] });
      expect(await read('12_', '12`')).toEqual(PREFIX_KEYS.slice(0, 2));
      expect(await read('ZTF18abc_', 'ZTF18abc`')).toEqual(
        ['ZTF18abc_2459000.7', 'ZTF18abc_2459000.7999999'].sort(byBytes)
      );
      expect(await read('schem', 'schemc')).toEqual(['schem_1', 'schemb']);
    });

    describe('any order', () => {
      const ranges = Array.from({ length: 60 }, (_, i) => {
        const start = String(((i * 37) % 60) * 38).padStart(4, '0');
        return { start: `n_${start}`, stop: `n_${start}x` };
      });

      it.each([false, true])('gives the same rows (reversed: %s)', async reversed => {
        for (const columns of [[], ['i:n']]) {
          const given = { table: numbers, ranges, columns, reversed };
          const inOrder = await keys(given);
          const inAnyOrder = await keys({ ...given, anyOrder: true });
          expect(inOrder).toHaveLength(60);
          expect(inAnyOrder.sort(byBytes)).toEqual(inOrder.sort(byBytes));
        }
      });

      it('obeys the limit', async () => {
        for (const limit of [1, 7, 59, 60, 61]) {
          const found = await keys({ table: numbers, ranges, limit, anyOrder: true, columns: ['i:n'] });
          expect(new Set(found).size).toBe(Math.min(60, limit));
        }
      });

      it('reads long ranges whole', async () => {
        const halves = [
          { start: 'n_1000', stop: 'o' },
          { start: 'n', stop: 'n_1000' }
        ];
        const found = await keys({ table: numbers, ranges: halves, anyOrder: true });
        expect(new Set(found).size).toBe(2300);
        expect(found).toHaveLength(2300);
      });
    });

    it('keeps the order of many short ranges', async () => {
      const numbersOf = Array.from({ length: 90 }, (_, i) => `n_${String(i * 25).padStart(4, '0')}`);
      const ranges = numbersOf.map(key => ({ start: key, stop: `${key}x` }));
      const given = { table: numbers, ranges, columns: ['i:n'] };
      expect(await keys(given)).toEqual(numbersOf);
      expect(await keys({ ...given, reversed: true })).toEqual([...numbersOf].reverse());
      expect(await keys({ ...given, limit: 50 })).toEqual(numbersOf.slice(0, 50));
    });

    describe('bounds', () => {
      const table = 'contract.bounds';
      const meets = (
        found: IStoredRow,
        { column, type, min = -Infinity, max = Infinity }: IColumnBound
      ): boolean => {
        const cell = found.cells.get(column);
        const value = cell === undefined ? NaN : Number(decodeCell(type, cell));
        return min <= value && value <= max;
      };
      const edges: readonly { readonly min?: number; readonly max?: number }[] = [
        { min: 0.1 },
        { max: -0.1 },
        { min: 0 },
        { max: 0 },
        { min: 0, max: 0 },
        { min: -1, max: 2.5 },
        { min: 41.9, max: 42.1 },
        { min: -42, max: -1 },
        { min: -1e12, max: 1e12 },
        { min: 0.2, max: 0.8 },
        { min: 3, max: 2 },
        {}
      ];

      it.each(['double', 'float', 'integer', 'long'] as const)(
        'leave out no row that meets them: %s',
        async type => {
          const all = await collect(snapshot.scan({ table, ranges: [ALL] }));
          expect(all).toHaveLength(NUMBERS.length + 2);
          for (const edge of edges) {
            const bound: IColumnBound = { column: `i:${type}`, type, ...edge };
            const found = await collect(snapshot.scan({ table, ranges: [ALL], bounds: [bound] }));
            const meeting = all.filter(one => meets(one, bound)).map(one => one.key);
            expect(found.filter(one => meets(one, bound)).map(one => one.key)).toEqual(meeting);
            if (store.traits?.bounds === true) {
              expect(found.map(one => one.key)).toEqual(meeting);
            }
          }
        }
      );

      it('hold together, backwards, over ranges, up to a limit, and show no column that was not asked for', async () => {
        const bounds: readonly IColumnBound[] = [
          { column: 'i:double', type: 'double', min: -50, max: 50 },
          { column: 'i:integer', type: 'integer', min: 0 }
        ];
        const ranges = [
          { start: 'b_05', stop: 'b_99' },
          { start: 'b_00', stop: 'b_05' }
        ];
        const given = { table, ranges, bounds, reversed: true, columns: ['i:objectId'] };
        const found = await collect(snapshot.scan(given));
        const values = NUMBERS.map((value, n) => ({ value, key: `b_${String(n).padStart(2, '0')}` }));
        const meeting = values.filter(({ value }) => value >= -0.5 && value <= 50).map(({ key }) => key);
        const expected = [
          ...meeting.filter(key => key < 'b_05').reverse(),
          ...meeting.filter(key => key >= 'b_05').reverse()
        ];
        expect(found.map(one => one.key).filter(key => meeting.includes(key))).toEqual(expected);
        for (const one of found) {
          expect([...one.cells.keys()]).toEqual(['i:objectId']);
        }
        if (store.traits?.bounds === true) {
          expect(found).toHaveLength(expected.length);
          const some = await collect(snapshot.scan({ ...given, limit: 2 }));
          expect(some.map(one => one.key)).toEqual(expected.slice(0, 2));
        }
      });

      it('hold over many short ranges too', async () => {
        const ranges = NUMBERS.map((_, n) => {
          const start = `b_${String(n).padStart(2, '0')}`;
          return { start, stop: `${start}x` };
        });
        const bounds: readonly IColumnBound[] = [{ column: 'i:double', type: 'double', min: -1, max: 1 }];
        const meeting = ranges.filter((_, n) => Math.abs(NUMBERS[n] ?? NaN) <= 1).map(({ start }) => start);
        for (const reversed of [false, true]) {
          const found = await keys({ table, ranges, bounds, reversed, columns: ['i:objectId'] });
          const expected = reversed ? [...meeting].reverse() : meeting;
          expect(found.filter(key => meeting.includes(key))).toEqual(expected);
          if (store.traits?.bounds === true) {
            expect(found).toEqual(expected);
          }
        }
      });
    });

    it('delivers a long scan in batches, every row once and in order, in both directions', async () => {
      const batches: number[] = [];
      const seen: string[] = [];
      for await (const batch of snapshot.scan({ table: numbers, ranges: [ALL] })) {
        batches.push(batch.length);
        seen.push(...batch.map(found => found.key));
      }
      expect(batches.length).toBeGreaterThan(1);
      expect(seen).toHaveLength(2300);
      expect(seen).toEqual([...new Set(seen)].sort());
      expect(await keys({ table: numbers, ranges: [ALL], reversed: true })).toEqual([...seen].reverse());
    });

    it('finds keys with blanks, * ? / ( _ @ and letters beyond ASCII', async () => {
      for (const key of ODD_KEYS) {
        const found = await snapshot.get('contract.odd', key);
        expect(Buffer.from(found?.cells.get('i:objectId') ?? []).toString('utf8')).toBe(key);
        expect(await keys({ table: 'contract.odd', ranges: [{ start: key, stop: `${key}\x01` }] })).toEqual([
          key
        ]);
      }
    });

    it('sorts keys by their bytes', async () => {
      const sorted = [...ODD_KEYS].sort((a, b) => Buffer.compare(text(a), text(b)));
      expect(await keys({ table: 'contract.odd', ranges: [ALL] })).toEqual(sorted);
    });

    it('hides schema rows and reads them as types of columns', async () => {
      expect(await keys({ table: 'contract.cells', ranges: [ALL] })).toEqual(['a', 'b']);
      expect(await keys({ table: 'contract.cells', ranges: [ALL], reversed: true, limit: 1 })).toEqual(['b']);
      expect(await snapshot.get('contract.cells', 'schema_4.0_6.1.1')).toBeUndefined();
      expect(await snapshot.multiGet('contract.cells', ['schema_4.0_6.1.1'])).toEqual([undefined]);
      expect(Object.fromEntries(await snapshot.schema('contract.cells'))).toEqual({
        'i:objectId': 'string',
        'i:candid': 'long',
        'd:tns': 'string',
        'i:fid': 'integer'
      });
    });

    it('stops a scan in the middle when it is aborted, with the reason given', async () => {
      const abort = new AbortController();
      const reason = new Error('enough');
      let rows = 0;
      const reading = (async () => {
        for await (const batch of snapshot.scan({ table: numbers, ranges: [ALL], signal: abort.signal })) {
          rows += batch.length;
          abort.abort(reason);
        }
      })();
      await expect(reading).rejects.toBe(reason);
      expect(rows).toBeLessThan(2300);
    });

    it('goes on answering when somebody leaves in the middle of a scan', async () => {
      for (const anyOrder of [false, true]) {
        for await (const batch of snapshot.scan({ table: numbers, ranges: [ALL, ALL, ALL], anyOrder })) {
          expect(batch.length).toBeGreaterThan(0);
          break;
        }
      }
      expect((await snapshot.get(numbers, 'n_0001'))?.key).toBe('n_0001');
    });

    it('ends a scan and a question for rows at the deadline of their signal', async () => {
      const late = new DOMException('out of time', 'TimeoutError');
      for (const ask of [
        (signal: AbortSignal) =>
          snapshot.multiGet(
            numbers,
            Array.from({ length: 1500 }, (_, i) => `n_${i}`),
            [],
            signal
          ),
        (signal: AbortSignal) => keys({ table: numbers, ranges: [ALL], signal }),
        (signal: AbortSignal) => keys({ table: numbers, ranges: [ALL, ALL], anyOrder: true, signal })
      ]) {
        const clock = new AbortController();
        const asked = ask(clock.signal);
        clock.abort(late);
        await expect(asked).rejects.toBe(late);
      }
    });

    testWhen(traits.split !== undefined)('reads every row once while regions are split', async () => {
      const seen: string[] = [];
      for await (const batch of snapshot.scan({ table: numbers, ranges: [ALL] })) {
        if (seen.length === 0) {
          await traits.split?.(numbers);
        }
        seen.push(...batch.map(found => found.key));
      }
      expect(seen).toEqual([...new Set(seen)].sort(byBytes));
      expect(seen).toHaveLength(2300);
      expect(await keys({ table: numbers, ranges: [ALL], reversed: true })).toEqual(seen.reverse());
    });

    it('names regions that cover the table without gaps, where it has regions', async () => {
      const regions = await snapshot.regions?.(numbers);
      if (regions !== undefined) {
        expect(regions[0]?.start).toBe('');
        expect(regions.at(-1)?.stop).toBe('');
        expect(regions.slice(1).map(region => region.start)).toEqual(
          regions.slice(0, -1).map(region => region.stop)
        );
      }
    });

    it('reads nothing when it was aborted before', async () => {
      const signal = AbortSignal.abort(new Error('no more'));
      await expect(keys({ table: numbers, ranges: [ALL], signal })).rejects.toThrow('no more');
      await expect(snapshot.multiGet(numbers, ['n_0001'], [], signal)).rejects.toThrow('no more');
    });

    it('lets other work go on during a long scan', async () => {
      let turns = 0;
      const timer = setInterval(() => (turns += 1), 0);
      for (let i = 0; i < 20; i++) {
        await keys({ table: numbers, ranges: [ALL] });
      }
      clearInterval(timer);
      expect(turns).toBeGreaterThan(0);
    });

    testWhen(traits.consistentSnapshots)('stays at its moment while rows are written', async () => {
      const late = row(numbers, 'n_9999', { 'i:n': text('9999'), 'i:brand-new': text('1') });
      const other = row('contract.late', 'z', { 'i:n': text('1') });
      const seen: string[] = [];
      for await (const batch of snapshot.scan({ table: numbers, ranges: [ALL] })) {
        if (seen.length === 0) {
          await fill([late, other]);
        }
        seen.push(...batch.map(found => found.key));
      }
      expect(seen).not.toContain('n_9999');
      expect(await snapshot.get(numbers, 'n_9999')).toBeUndefined();
      expect(await snapshot.get('contract.late', 'z')).toBeUndefined();
      const later = store.snapshot();
      expect((await later.get(numbers, 'n_9999'))?.cells.has('i:brand-new')).toBe(true);
      expect((await later.get('contract.late', 'z'))?.key).toBe('z');
      later.close();
    });

    it('refuses to read from a closed snapshot', async () => {
      const closed = store.snapshot();
      closed.close();
      closed.close();
      await expect(closed.get(numbers, 'n_0001')).rejects.toThrow('closed');
    });
  });
}
