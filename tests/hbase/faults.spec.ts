import type { IRowStore } from '../../src/gateway/store/rowstore';
import { DRIVERS, type IDriver } from './support/drivers';
import { FaultProxy } from './support/faultproxy';
import { faultRows, OTHER, rowKeys, TABLE } from './support/faultrows';
import { HttpFaults } from './support/httpfaults';
import { callWhileWrong, expectFault, expectWhole, note, scanThrough } from './support/outcomes';
import { hbase } from './support/server';
import { TrialTables } from './support/trialtable';

const server = hbase();
const tables = new TrialTables(server);
const { namespace } = tables;
const [firstKey = ''] = rowKeys;
/** Later than any deadline here. */
const LATE_MS = 60_000;

const open = (driver: IDriver, port: number): IRowStore =>
  driver.open(port, { namespace, allowed: [TABLE, OTHER] });

beforeAll(() => tables.put(faultRows()));
afterAll(() => tables.drop());

describe.each(DRIVERS)('$name over a bad connection', driver => {
  let proxy: FaultProxy;
  let store: IRowStore;

  beforeEach(async () => {
    proxy = await FaultProxy.open(server[driver.gateway]);
    store = open(driver, proxy.port);
  });
  afterEach(async () => {
    await store.close();
    await proxy.close();
  });

  it('answers wholly when all is well', async () => {
    const outcome = await scanThrough(store);
    expectWhole(outcome);
    note('(nothing)', driver.name, outcome);
  });

  it.each(['reset', 'cut'] as const)(
    'goes on after the last row when a connection is %s once',
    async kind => {
      const outcome = await scanThrough(store, () => proxy.set({ kind, afterBytes: 100_000 }, 1));
      expectWhole(outcome);
      expect(proxy.struck).toBe(1);
      note(`connection ${kind} in mid-stream, once`, driver.name, outcome);
    }
  );

  it.each(['reset', 'cut'] as const)(
    'ends in a fault when connections are %s again and again',
    async kind => {
      const outcome = await scanThrough(store, () => proxy.set({ kind, afterBytes: 100_000 }));
      expectFault(outcome, ['unreachable']);
      expect(outcome.keys.length).toBeGreaterThan(0);
      note(`connection ${kind} in mid-stream, always`, driver.name, outcome);
    }
  );

  it('ends in a fault when nobody takes connections any more', async () => {
    const outcome = await scanThrough(store, () => proxy.set({ kind: 'refuse' }));
    expectFault(outcome, ['unreachable']);
    note('connections refused', driver.name, outcome);
  });

  it('ends in a fault when the answer stops in the middle', async () => {
    const outcome = await scanThrough(store, () => proxy.set({ kind: 'freeze', afterBytes: 100_000 }));
    expectFault(outcome, ['deadline']);
    note('answer stops in the middle, connection open', driver.name, outcome);
  });

  it('answers wholly when a region is slow, but in time', async () => {
    const outcome = await scanThrough(store, () => proxy.set({ kind: 'delay', ms: 5 }));
    expectWhole(outcome);
    note('slow region, in time', driver.name, outcome);
  });

  it('ends in a fault when a region is too slow', async () => {
    const outcome = await scanThrough(store, () => proxy.set({ kind: 'delay', ms: LATE_MS }));
    expectFault(outcome, ['deadline']);
    note('slow region, too slow', driver.name, outcome);
  });

  it('tells trouble from the absence of a row', async () => {
    proxy.set({ kind: 'refuse' });
    expectFault(await callWhileWrong(store, snapshot => snapshot.get(TABLE, firstKey)), ['unreachable']);
    proxy.set({ kind: 'freeze', afterBytes: 0 });
    const outcome = await callWhileWrong(store, snapshot => snapshot.multiGet(TABLE, [firstKey, 'absent']));
    expectFault(outcome, ['deadline', 'unreachable']);
    proxy.heal();
  });

  it('ends at once with the reason of the signal, however slow the answer is', async () => {
    const reason = new Error('the user has left');
    const leaving = new AbortController();
    proxy.set({ kind: 'delay', ms: LATE_MS });
    const ranges = [{ start: '!', stop: '~' }];
    const rows = store.snapshot().scan({ table: TABLE, ranges, signal: leaving.signal });
    const end = expect(rows[Symbol.asyncIterator]().next()).rejects.toBe(reason);
    leaving.abort(reason);
    await end;
  });
});

describe('hbase-rest before a server that answers wrongly', () => {
  const [rest] = DRIVERS;
  let proxy: HttpFaults;
  let store: IRowStore;

  beforeEach(async () => {
    proxy = await HttpFaults.open(server.rest);
    store = open(rest as IDriver, proxy.port);
  });
  afterEach(async () => {
    await store.close();
    await proxy.close();
  });

  it.each([500, 503])('goes on when status %i comes once', async status => {
    const outcome = await scanThrough(store, () => proxy.set({ kind: 'status', status }, 1));
    expectWhole(outcome);
    expect(proxy.struck).toBe(1);
    note(`HTTP ${status}, once`, 'hbase-rest', outcome);
  });

  it.each([404, 500, 503])('ends in a fault when status %i comes always', async status => {
    const outcome = await scanThrough(store, () => proxy.set({ kind: 'status', status }));
    expectFault(outcome, ['unavailable', 'unreachable', 'missing-table']);
    note(`HTTP ${status}, always`, 'hbase-rest', outcome);
  });

  it('does not take status 404 for the absence of a row', async () => {
    proxy.set({ kind: 'status', status: 404 });
    const outcome = await callWhileWrong(store, snapshot => snapshot.get(TABLE, firstKey));
    expectFault(outcome, ['unavailable', 'unreachable', 'missing-table']);
  });

  it.each([
    ['the last row', 1],
    ['the last 50 rows', 50],
    ['all rows but the first', Infinity]
  ])('notices when good answers come without %s', async (what, rows) => {
    // Some answers: if all are short for ever, there is nothing to notice it by.
    const outcome = await scanThrough(store, () => proxy.set({ kind: 'truncate', rows }, 5));
    expectWhole(outcome);
    expect(proxy.struck).toBeGreaterThan(0);
    note(`HTTP 200, sound, without ${what}, five times`, 'hbase-rest', outcome);
  });
});

describe.each(DRIVERS)('$name before a table that is disabled', driver => {
  let store: IRowStore;

  beforeEach(async () => {
    store = open(driver, server[driver.gateway]);
  });
  afterEach(async () => {
    await store.close();
    await tables.enable(TABLE);
  });

  it('ends in a fault, reads other tables, and reads the table again when it is back', async () => {
    const disable = (): Promise<void> => tables.disable(TABLE);
    const outcome = await scanThrough(store, disable);
    expectFault(outcome, ['unavailable']);
    note('table disabled', driver.name, outcome);
    const call = await callWhileWrong(store, snapshot => snapshot.get(TABLE, firstKey));
    expectFault(call, ['unavailable']);
    note('table disabled, point get', driver.name, call);
    // As often as it takes until a source whose calls all fail is left alone.
    for (const since = performance.now(); performance.now() < since + 2000;) {
      expectFault(await callWhileWrong(store, snapshot => snapshot.multiGet(TABLE, [firstKey])), [
        'unavailable'
      ]);
    }
    expect((await store.snapshot().get(OTHER, 'a'))?.key).toBe('a');
    await tables.enable(TABLE);
    expectWhole(await scanThrough(store));
    await tables.disable(TABLE);
  });
});
