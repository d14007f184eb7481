import { openHBaseThrift2 } from '../../src/gateway/store/hbase/thrift2';
import type { IThrift2Options } from '../../src/gateway/store/hbase/options';
import type { IRowStore } from '../../src/gateway/store/rowstore';
import { CONTRACT_TABLES, describeRowStore } from '../contract/rowstore';
import { ContractTables } from './support/contracttables';
import { FaultProxy } from './support/faultproxy';
import { hbase } from './support/server';

const server = hbase();
const tables = new ContractTables(server);
const options: IThrift2Options = {
  name: 'fink',
  namespace: tables.namespace,
  allowed: [...CONTRACT_TABLES, 'contract.absent'],
  parallel: 8,
  callMs: 60_000,
  retries: 2,
  host: '127.0.0.1',
  port: server.thrift2
};

afterAll(() => tables.drop());

describeRowStore(
  'hbase-thrift2',
  async () => openHBaseThrift2(options),
  rows => tables.put(rows),
  {
    consistentSnapshots: false,
    split: table => tables.split(table)
  }
);

describe('HBase by Thrift2, where something goes wrong', () => {
  const numbers = 'contract.numbers';
  let faults: FaultProxy;
  let store: IRowStore;
  const read = async (from: IRowStore): Promise<string[]> => {
    const keys: string[] = [];
    for await (const rows of from
      .snapshot()
      .scan({ table: numbers, ranges: [{ start: 'n_', stop: 'n`' }] })) {
      keys.push(...rows.map(row => row.key));
    }
    return keys;
  };

  beforeAll(async () => {
    faults = await FaultProxy.open(server.thrift2);
    store = openHBaseThrift2({ ...options, port: faults.port });
  });
  afterEach(() => faults.heal());
  afterAll(async () => {
    await store.close();
    await faults.close();
  });

  it.each(['cut', 'reset'] as const)(
    'goes on after the last row when a connection is %s in an answer',
    async kind => {
      const whole = await read(store);
      expect(whole).toHaveLength(2300);
      for (const afterBytes of [0, 3, 1000, 40_000]) {
        faults.set({ kind, afterBytes }, 1);
        expect(await read(store)).toEqual(whole);
        expect(faults.struck).toBeGreaterThan(0);
      }
    }
  );

  it('says so when no answer comes in time, and answers again afterwards', async () => {
    const hasty = openHBaseThrift2({ ...options, port: faults.port, callMs: 500, retries: 1 });
    faults.set({ kind: 'freeze', afterBytes: 2000 });
    await expect(read(hasty)).rejects.toMatchObject({
      name: 'StoreFault',
      trouble: 'deadline',
      source: 'fink'
    });
    faults.heal();
    expect(await read(store)).toHaveLength(2300);
    await hasty.close();
  });

  it('tells that it is down while nobody answers, and that it is up again', async () => {
    expect((await store.state?.())?.state).toBe('up');
    faults.set({ kind: 'refuse' });
    await expect(store.snapshot().get(numbers, 'n_0001')).rejects.toMatchObject({ trouble: 'unreachable' });
    expect((await store.state?.())?.state).toBe('down');
    faults.heal();
    expect((await store.snapshot().get(numbers, 'n_0001'))?.key).toBe('n_0001');
    expect((await store.state?.())?.state).toBe('up');
  });

  it('rejects what is under way when it is closed', async () => {
    const closing = openHBaseThrift2({ ...options, port: faults.port });
    await closing.tables();
    faults.set({ kind: 'freeze', afterBytes: 0 });
    const asked = closing.snapshot().get(numbers, 'n_0001');
    const refused = expect(asked).rejects.toMatchObject({ trouble: 'unreachable' });
    await closing.close();
    await refused;
  });

  it('knows a table that is not there from one that may not be read', async () => {
    const snapshot = store.snapshot();
    for (const table of ['contract.absent', 'contract.secret']) {
      await expect(snapshot.get(table, 'a')).rejects.toMatchObject({ trouble: 'missing-table' });
      await expect(snapshot.multiGet(table, ['a'])).rejects.toMatchObject({ trouble: 'missing-table' });
    }
    expect(await store.tables()).not.toContain('contract.absent');
  });
});
