import { FakeRest, type IFakeRest, type IFakeRow, type Spoilt } from '../../../../../tests/support/fakerest';
import type { IScanOptions, IStoredRow } from '../../rowstore';
import { StoreFault } from '../../storefault';
import type { IRestOptions } from '../options';
import { openHBaseRest } from '.';

const ALL = { start: '!', stop: '~' };
const rowsOf = (count: number): IFakeRow[] =>
  Array.from({ length: count }, (_, i) => ({
    key: `k_${String(i).padStart(4, '0')}`,
    cells: { 'i:n': String(i), 'd:tag': 'x' }
  }));
const keysOf = (rows: readonly { readonly key: string }[]): string[] => rows.map(row => row.key);

describe('HBase by REST', () => {
  const servers: FakeRest[] = [];
  const stores: ReturnType<typeof openHBaseRest>[] = [];

  const open = async (
    given: IFakeRest,
    options: Partial<IRestOptions> = {}
  ): Promise<{ server: FakeRest; store: ReturnType<typeof openHBaseRest> }> => {
    const server = await FakeRest.open(given);
    const store = openHBaseRest({
      name: 'cluster',
      namespace: 'fink',
      allowed: ['t', 'u', 'gone'],
      parallel: 4,
      callMs: 30_000,
      retries: 2,
      host: '127.0.0.1',
      port: server.port,
      ...options
    });
    servers.push(server);
    stores.push(store);
    return { server, store };
  };
  const read = async (
    store: ReturnType<typeof openHBaseRest>,
    options: Partial<IScanOptions> = {}
  ): Promise<IStoredRow[]> => {
    const rows: IStoredRow[] = [];
    for await (const batch of store.snapshot().scan({ table: 't', ranges: [ALL], ...options })) {
      rows.push(...batch);
    }
    return rows;
  };

  afterEach(async () => {
    await Promise.all(stores.splice(0).map(store => store.close()));
    await Promise.all(servers.splice(0).map(server => server.close()));
  });

  describe('reads to the end', () => {
    it('goes on when an answer is shorter than asked for, until one has no rows', async () => {
      const whole = rowsOf(120);
      const { store } = await open({
        tables: { 'fink:t': whole },
        spoil: (_path, rows) => (rows > 7 ? { rows: 7 } : undefined)
      });
      for (const reversed of [false, true]) {
        const expected = reversed ? [...whole].reverse() : whole;
        expect(keysOf(await read(store, { reversed }))).toEqual(keysOf(expected));
        const many = { ranges: [0, 1, 2, 3, 4, 5].map(i => ({ start: `k_00${i}0`, stop: `k_00${i}5` })) };
        expect(await read(store, { reversed, ...many })).toHaveLength(30);
      }
    });

    it('never gives a part for the whole, whatever goes wrong', async () => {
      let seed = 20260101;
      const random = (below: number): number => {
        seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
        return seed % below;
      };
      const whole = rowsOf(300);
      let trouble = 0;
      const { store } = await open(
        {
          tables: { 'fink:t': whole },
          spoil: (_path, rows): Spoilt | undefined => {
            // A server with trouble at the first row says so, in a way or another.
            const kinds: Spoilt[] = [
              { rows: 1 + random(Math.max(1, rows)) },
              { status: 500 },
              { status: 503 },
              'reset',
              'garbled'
            ];
            return random(100) < trouble ? kinds[random(kinds.length)] : undefined;
          }
        },
        { retries: 3 }
      );
      let answers = 0;
      for (let round = 0; round < 80; round++) {
        trouble = [0, 10, 20, 40][round % 4] ?? 0;
        const from = random(300);
        const ranges = Array.from({ length: 1 + random(6) }, (_, i) => ({
          start: `k_${String(from + 20 * i).padStart(4, '0')}`,
          stop: `k_${String(from + 20 * i + random(25)).padStart(4, '0')}`
        }));
        const reversed = random(2) === 1;
        const anyOrder = random(2) === 1;
        const limit = random(3) === 0 ? 1 + random(40) : undefined;
        const expected = ranges.flatMap(({ start, stop }) =>
          whole.filter(({ key }) => key >= start && key < stop)
        );
        const sorted = keysOf(reversed ? reverseRanges(expected, ranges) : expected);
        const answer = await read(store, {
          ranges,
          reversed,
          anyOrder,
          ...(limit === undefined ? {} : { limit })
        }).catch((error: unknown) => error);
        if (answer instanceof Error) {
          expect(answer).toBeInstanceOf(StoreFault);
          continue;
        }
        answers += 1;
        const keys = keysOf(answer as IStoredRow[]);
        if (anyOrder) {
          expect(keys).toHaveLength(Math.min(limit ?? Infinity, sorted.length));
          expect(sorted).toEqual(expect.arrayContaining(keys));
        } else {
          expect(keys).toEqual(sorted.slice(0, limit));
        }
      }
      expect(answers).toBeGreaterThan(40);
    });

    it('asks for the end beside the rows, so that a whole answer takes two calls', async () => {
      const { server, store } = await open({ tables: { 'fink:t': rowsOf(30) } });
      for (const reversed of [false, true]) {
        server.asked.length = 0;
        expect(await read(store, { reversed })).toHaveLength(30);
        expect(server.asked.filter(({ path }) => path.includes('limit='))).toHaveLength(4);
      }
    });

    it('takes one call when the limit is reached', async () => {
      const { server, store } = await open({ tables: { 'fink:t': rowsOf(30) } });
      expect(
        keysOf(await read(store, { limit: 2, reversed: true, ranges: [{ start: 'k', stop: 'l' }] }))
      ).toEqual(['k_0029', 'k_0028']);
      expect(server.asked).toHaveLength(1);
    });

    it('does not ask for a range whose bounds meet, which HBase takes for that key', async () => {
      const { store } = await open({ tables: { 'fink:t': rowsOf(5) } });
      const ranges = Array.from({ length: 5 }, (_, i) => ({ start: `k_000${i}`, stop: `k_000${i}\0` }));
      expect(await read(store, { ranges })).toHaveLength(5);
      expect(await read(store, { ranges, reversed: true })).toHaveLength(5);
    });

    it('refuses rows that are out of order', async () => {
      for (const reversed of [false, true]) {
        const { store } = await open({
          tables: { 'fink:t': rowsOf(9) },
          spoil: (_path, rows) => (rows > 1 ? 'disordered' : undefined)
        });
        await expect(read(store, { reversed })).rejects.toMatchObject({ trouble: 'broken' });
      }
    });
  });

  describe('gets rows', () => {
    const odd = [
      'plain_1',
      'EB*_1',
      'x*',
      'a/b',
      'a,b',
      'a+b',
      'p%41',
      'sp ace',
      'naïve Ω 星',
      '😀',
      'k(1)',
      "k'q"
    ];
    const table = odd.map(key => ({ key, cells: { 'i:n': key } }));

    it.each(['2.5.8', '2.6.1'] as const)('takes every key for what it is, on %s', async version => {
      const { store } = await open({ version, tables: { 'fink:t': table } });
      const view = store.snapshot();
      for (const key of odd) {
        expect((await view.get('t', key))?.cells.get('i:n')).toEqual(new Uint8Array(Buffer.from(key)));
      }
      const wanted = [...odd, 'x', 'b', 'a b', 'pA', 'a', 'plain_2'];
      const found = await view.multiGet('t', wanted, ['i:n']);
      expect(found.map(row => row?.key)).toEqual([...odd, ...Array<undefined>(6).fill(undefined)]);
    });

    it('does not take a status 404, nor a row that did not come, for one that is not there', async () => {
      const { store } = await open({
        tables: { 'fink:t': rowsOf(60) },
        spoil: (path, rows) =>
          !path.includes('multiget')
            ? undefined
            : path.includes('k_0003')
              ? { status: 404 }
              : { rows: rows - 5 }
      });
      const keys = keysOf(rowsOf(60));
      const found = await store.snapshot().multiGet('t', [...keys, 'k_none']);
      expect(found.map(row => row?.key)).toEqual([...keys, undefined]);
    });

    it('proves by few calls that many rows are not there', async () => {
      const { server, store } = await open({ tables: { 'fink:t': rowsOf(100) } }, { parallel: 8 });
      const keys = Array.from({ length: 100 }, (_, i) => `k_00${String(i).padStart(2, '0')}x`);
      const found = await store.snapshot().multiGet('t', [...keys, 'k_0007']);
      expect(keysOf(found.filter(row => row !== undefined))).toEqual(['k_0007']);
      expect(server.asked.length).toBeLessThan(25);
    });

    it('keeps paths short', async () => {
      const { server, store } = await open({ tables: { 'fink:t': rowsOf(900) } });
      const found = await store.snapshot().multiGet('t', keysOf(rowsOf(900)), ['i:n']);
      expect(found.every(row => row?.cells.size === 1)).toBe(true);
      expect(Math.max(...server.asked.map(({ path }) => path.length))).toBeLessThan(8000);
    });

    it('leaves columns of families out that the table has not', async () => {
      const { store } = await open({ tables: { 'fink:t': rowsOf(3) } });
      const view = store.snapshot();
      expect((await view.get('t', 'k_0001', ['b:x', 'i:n']))?.cells.size).toBe(1);
      expect((await view.multiGet('t', ['k_0001'], ['b:x', 'd:tag']))[0]?.cells.size).toBe(1);
      expect(await read(store, { columns: ['b:x'] })).toEqual([]);
    });
  });

  describe('says what is wrong', () => {
    it('tells a missing table from one that does not answer and from a dead cluster', async () => {
      const { server, store } = await open({ tables: { 'fink:t': rowsOf(3) } }, { retries: 0 });
      await expect(read(store, { table: 'gone' })).rejects.toMatchObject({ trouble: 'missing-table' });
      await expect(store.snapshot().get('gone', 'k')).rejects.toMatchObject({ trouble: 'missing-table' });
      await expect(store.snapshot().multiGet('gone', ['k'])).rejects.toMatchObject({
        trouble: 'missing-table'
      });
      await expect(read(store, { table: 'other' })).rejects.toMatchObject({ trouble: 'missing-table' });
      server.given = { ...server.given, spoil: path => (path.includes('?') ? { status: 500 } : undefined) };
      await expect(read(store)).rejects.toMatchObject({ trouble: 'unavailable', retry: true });
    });

    it('says that the cluster behind the server is dead', async () => {
      const { store } = await open(
        { tables: { 'fink:t': [] }, spoil: () => ({ status: 503 }) },
        { retries: 0 }
      );
      await expect(read(store)).rejects.toThrow('the cluster behind it does not answer');
      await expect(store.tables()).rejects.toMatchObject({ trouble: 'unreachable' });
      expect(await store.state?.()).toMatchObject({ state: 'down' });
    });

    it('never repeats a question that was refused', async () => {
      for (const status of [400, 401, 403, 404, 414]) {
        const { server, store } = await open({
          tables: { 'fink:t': [] },
          spoil: path => (path.includes('?') ? { status } : undefined)
        });
        const fault = await read(store, { limit: 1, ranges: [{ start: 'k', stop: 'l' }] }).catch(
          (error: unknown) => error
        );
        expect(fault).toBeInstanceOf(StoreFault);
        expect(server.asked.filter(({ path }) => path.includes('?'))).toHaveLength(1);
      }
    });

    it('repeats what failed for a passing reason and goes on after the last key', async () => {
      const trouble = new Set<string>();
      const { store } = await open({
        tables: { 'fink:t': rowsOf(200) },
        spoil: path => {
          const first = path.includes('?') && !trouble.has(path);
          trouble.add(path);
          return first ? 'reset' : undefined;
        }
      });
      expect(await read(store)).toHaveLength(200);
    });

    it('ends a call that is not answered, and one that the caller leaves', async () => {
      const { store } = await open(
        { tables: { 'fink:t': rowsOf(3) }, spoil: path => (path.includes('?') ? 'silent' : undefined) },
        { callMs: 100 }
      );
      await expect(read(store)).rejects.toMatchObject({ trouble: 'deadline' });
      const abort = new AbortController();
      const reason = new Error('enough');
      const reading = store.snapshot().multiGet('t', ['k'], [], abort.signal);
      setImmediate(() => abort.abort(reason));
      await expect(reading).rejects.toBe(reason);
    });

    it('tells of a server that is away', async () => {
      const { server, store } = await open({ tables: { 'fink:t': rowsOf(3) } }, { retries: 0 });
      expect(await store.state?.()).toEqual({ state: 'up' });
      await server.close();
      await expect(read(store)).rejects.toMatchObject({
        trouble: 'unreachable',
        message: expect.stringContaining('ECONNREFUSED')
      });
      expect(await store.state?.()).toMatchObject({ state: 'down', since: expect.any(String) });
    });

    it('passes on nothing of what the server says about itself', async () => {
      for (const spoilt of [{ status: 500 }, { status: 404 }, { status: 503 }, 'garbled', 'reset'] as const) {
        const { store } = await open(
          { tables: { 'fink:t': rowsOf(3) }, spoil: path => (path.includes('?') ? spoilt : undefined) },
          { retries: 0 }
        );
        const fault = await read(store, { ranges: [{ start: 'k_secret', stop: 'k_z' }] }).catch(
          (error: unknown) => error as Error
        );
        for (let error = fault; error instanceof Error; error = error.cause as Error) {
          expect(`${error.message}${JSON.stringify(error)}`).not.toMatch(/apache|java|inner|secret/);
        }
      }
    });

    it('refuses to be used after it was closed', async () => {
      const { store } = await open({ tables: { 'fink:t': rowsOf(3) }, spoil: () => 'silent' });
      const reading = read(store);
      setTimeout(() => void store.close(), 20);
      await expect(reading).rejects.toThrow('has been closed');
      await expect(read(store)).rejects.toThrow('has been closed');
    });
  });

  describe('asks', () => {
    it('nothing but GET, always for JSON', async () => {
      const { server, store } = await open({ tables: { 'fink:t': rowsOf(400), 'fink:u': [] } });
      const view = store.snapshot('somebody');
      await store.tables();
      await store.state?.();
      await read(store);
      await read(store, {
        reversed: true,
        anyOrder: true,
        bounds: [{ column: 'i:n', type: 'double', min: 0 }]
      });
      await view.get('t', 'k_0001');
      await view.multiGet('t', ['k_0001', 'none', 'a/b']);
      await view.schema('t');
      await view.regions?.('t');
      expect(server.asked.length).toBeGreaterThan(10);
      expect(new Set(server.asked.map(({ method }) => method))).toEqual(new Set(['GET']));
      expect(new Set(server.asked.map(({ accept }) => accept))).toEqual(new Set(['application/json']));
    });

    it('no more at a time than it may, on connections that it keeps', async () => {
      const { server, store } = await open({ tables: { 'fink:t': rowsOf(40) } }, { parallel: 3 });
      const view = store.snapshot();
      await Promise.all(keysOf(rowsOf(40)).map(key => view.get('t', key)));
      expect(server.connections).toBeLessThanOrEqual(3);
    });

    it('for the tables of its namespace that it may read', async () => {
      const { store } = await open({ tables: { 'fink:t': [], 'fink:secret': [], u: [], 'other:u': [] } });
      expect(await store.tables()).toEqual(['t']);
      const { store: plain } = await open({ tables: { 'fink:t': [], u: [] } }, { namespace: 'default' });
      expect(await plain.tables()).toEqual(['u']);
    });

    it('for bounds only where the server is known to heed them', async () => {
      const bounds = [{ column: 'i:n', type: 'double' as const, min: 3 }];
      const old = await open({ version: '2.5.8', tables: { 'fink:t': rowsOf(3) } });
      await read(old.store, { bounds });
      expect(old.store.traits?.bounds).toBe(false);
      const asked = (server: FakeRest): string[] =>
        server.asked
          .map(({ path }) => path)
          .filter(path => path.includes('filter') && path.includes('column'));
      expect(asked(old.server)).toEqual([]);
      const recent = await open({ version: '2.6.1', tables: { 'fink:t': rowsOf(3) } });
      const rows = await read(recent.store, { bounds, columns: ['d:tag'] });
      expect(recent.store.traits?.bounds).toBe(true);
      expect(asked(recent.server).length).toBeGreaterThan(0);
      expect(rows.every(row => [...row.cells.keys()].join() === 'd:tag')).toBe(true);
    });

    it('for nothing when no row can meet the bounds', async () => {
      const { store } = await open({ version: '2.6.1', tables: { 'fink:t': rowsOf(3) } });
      expect(await read(store, { bounds: [{ column: 'i:n', type: 'double', min: 3, max: 2 }] })).toEqual([]);
    });

    it('for regions, in order', async () => {
      const { store } = await open({ tables: { 'fink:t': [] } });
      expect(await store.snapshot().regions?.('t')).toEqual([
        { start: '', stop: 'm' },
        { start: 'm', stop: '' }
      ]);
    });
  });
});

/** The ranges last to first, and each of them backwards. */
function reverseRanges(
  _rows: readonly IFakeRow[],
  ranges: readonly { readonly start: string; readonly stop: string }[]
): IFakeRow[] {
  const whole = rowsOf(300);
  return [...ranges]
    .reverse()
    .flatMap(({ start, stop }) => whole.filter(({ key }) => key >= start && key < stop).reverse());
}
