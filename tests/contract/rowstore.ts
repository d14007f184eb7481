import type { IRowStore, ISnapshot, IStoredRow } from '../../src/gateway/store/rowstore';
import type { IRowToWrite } from '../../src/gateway/store/rowwriter';

/** What a driver can do beyond reading rows. */
export interface IRowStoreTraits {
  /** A snapshot stays as it was while rows are written. */
  readonly consistentSnapshots: boolean;
}

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
  'naïve Ω 星_1'
];
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
  return [
    ...numbers,
    ...odd,
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

async function collect(batches: AsyncIterable<readonly IStoredRow[]>): Promise<IStoredRow[]> {
  const rows: IStoredRow[] = [];
  for await (const batch of batches) {
    rows.push(...batch);
  }
  return rows;
}

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

    (traits.consistentSnapshots ? it : it.skip)('stays at its moment while rows are written', async () => {
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
