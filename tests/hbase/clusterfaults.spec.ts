import type { IRowStore } from '../../src/gateway/store/rowstore';
import { DRIVERS, type IDriver } from './support/drivers';
import { faultRows, rowKeys, TABLE } from './support/faultrows';
import {
  callWhileWrong,
  expectFault,
  expectFaultOrWhole,
  expectWhole,
  note,
  scanThrough,
  type IOutcome
} from './support/outcomes';
import { hbase } from './support/server';
import { TrialTables } from './support/trialtable';
import { revive, signal, type TrialProcess } from './support/trialprocess';

const server = hbase();
const CLUSTER: readonly TrialProcess[] = ['regionserver', 'master'];
/** What an answer may end in while nobody is there who has the rows. */
const AWAY = ['unreachable', 'deadline', 'unavailable'];
const [firstKey = ''] = rowKeys;

if (!server.apart) {
  console.log(
    'skipped: tests that kill the server; start one by `npm run hbase -- fresh --apart --timeouts short --dir DIR`'
  );
}

/** A store of each driver; what one loses, the other may not. */
interface IReader {
  readonly driver: IDriver;
  readonly store: IRowStore;
}

(server.apart ? describe : describe.skip)('the cluster and its gateways', () => {
  const tables = new TrialTables(server);
  const { namespace } = tables;
  let readers: readonly IReader[];

  beforeAll(() => tables.put(faultRows()));
  afterAll(() => tables.drop());

  beforeEach(() => {
    readers = DRIVERS.map(driver => ({
      driver,
      store: driver.open(server[driver.gateway], { namespace, allowed: [TABLE] })
    }));
  });
  afterEach(async () => {
    await Promise.all(readers.map(({ store }) => store.close()));
  });

  /** Scans by all readers; when each has its first rows, something goes wrong. */
  async function scanAll(goWrong: () => void): Promise<readonly IOutcome[]> {
    let waiting = readers.length;
    let go: () => void;
    const allBegun = new Promise<void>(resolve => (go = resolve));
    return Promise.all(
      readers.map(({ store }) =>
        scanThrough(store, () => {
          if (--waiting === 0) {
            goWrong();
            go();
          }
          return allBegun;
        })
      )
    );
  }

  function noteAll(what: string, outcomes: readonly IOutcome[]): void {
    readers.forEach(({ driver }, i) => note(what, driver.name, outcomes[i] as IOutcome));
  }

  /** All stores answer wholly again, with no new opening of them. */
  async function expectRecovery(what: string): Promise<void> {
    const since = performance.now();
    await Promise.all(
      readers.map(async ({ driver, store }) => {
        let outcome = await scanThrough(store);
        while (outcome.fault !== undefined) {
          await new Promise(resolve => setTimeout(resolve, 200));
          outcome = await scanThrough(store);
        }
        expectWhole(outcome);
        expect(await store.state?.()).toEqual({ state: 'up' });
        note(what, driver.name, { ...outcome, ms: performance.now() - since });
      })
    );
  }

  async function expectDown(): Promise<void> {
    for (const { store } of readers) {
      expect(await store.state?.()).toMatchObject({
        state: 'down',
        message: expect.stringContaining('missing')
      });
    }
  }

  /** Rows are looked up, which are there; trouble must not be told as their absence. */
  async function expectNoAbsence(what: string): Promise<void> {
    const gets = await Promise.all(
      readers.map(({ store }) => callWhileWrong(store, snapshot => snapshot.get(TABLE, firstKey)))
    );
    gets.forEach(outcome => expectFault(outcome, AWAY));
    noteAll(`${what}, then point get`, gets);
    const many = await Promise.all(
      readers.map(({ store }) =>
        callWhileWrong(store, snapshot => snapshot.multiGet(TABLE, [...rowKeys.slice(0, 9)]))
      )
    );
    many.forEach(outcome => expectFault(outcome, AWAY));
    noteAll(`${what}, then get of 9 rows`, many);
  }

  it('ends in a fault when the whole cluster is killed in mid-scan, and answers again when it is back', async () => {
    const outcomes = await scanAll(() => CLUSTER.forEach(name => signal(server, name, 'SIGKILL')));
    outcomes.forEach(outcome => expectFaultOrWhole(outcome, AWAY));
    noteAll('cluster killed in mid-scan', outcomes);
    await expectNoAbsence('cluster killed');
    noteAll('cluster killed, then a new scan', await newScans());
    await expectDown();
    await revive(server);
    await expectRecovery('cluster started again: whole scan, counted from when it is ready');
  });

  it('ends in a fault or resumes when the region server is killed in mid-scan', async () => {
    const outcomes = await scanAll(() => signal(server, 'regionserver', 'SIGKILL'));
    outcomes.forEach(outcome => expectFaultOrWhole(outcome, AWAY));
    noteAll('region server killed in mid-scan', outcomes);
    await expectNoAbsence('region server killed');
    await revive(server);
    await expectRecovery('region server started again: whole scan, counted from when it is ready');
  });

  it('resumes after the last row when a region server is back before the deadline', async () => {
    const patient = DRIVERS.map(driver => ({
      driver,
      store: driver.open(server[driver.gateway], {
        namespace,
        allowed: [TABLE],
        callMs: 90_000,
        retries: 1000
      })
    }));
    await Promise.all(readers.map(({ store }) => store.close()));
    readers = patient;
    let back: Promise<void> | undefined;
    const outcomes = await scanAll(() => {
      signal(server, 'regionserver', 'SIGKILL');
      back = revive(server);
    });
    await back;
    outcomes.forEach(expectWhole);
    noteAll('region server killed in mid-scan and started again at once (deadline 90 s)', outcomes);
  });

  it('ends in a fault when the cluster freezes, and answers again when it goes on', async () => {
    const outcomes = await scanAll(() => CLUSTER.forEach(name => signal(server, name, 'SIGSTOP')));
    outcomes.forEach(outcome => expectFaultOrWhole(outcome, AWAY));
    noteAll('cluster frozen in mid-scan', outcomes);
    await expectNoAbsence('cluster frozen');
    CLUSTER.forEach(name => signal(server, name, 'SIGCONT'));
    await expectRecovery('cluster goes on: whole scan');
  });

  it('ends in a fault when a gateway is gone, and answers again when it is back', async () => {
    const outcomes = await scanAll(() => {
      signal(server, 'rest', 'SIGKILL');
      signal(server, 'thrift2', 'SIGKILL');
    });
    outcomes.forEach(outcome => expectFault(outcome, ['unreachable']));
    noteAll('REST or Thrift2 server killed in mid-scan', outcomes);
    await expectNoAbsence('REST or Thrift2 server killed');
    await expectDown();
    await revive(server);
    await expectRecovery('REST or Thrift2 server started again: whole scan, counted from when it is ready');
  });

  async function newScans(): Promise<readonly IOutcome[]> {
    const scan = async ({ store }: IReader): Promise<IOutcome> => {
      const since = performance.now();
      const outcome = await scanThrough(store);
      return { ...outcome, ms: performance.now() - since };
    };
    const outcomes = await Promise.all(readers.map(scan));
    outcomes.forEach(outcome => expectFault(outcome, AWAY));
    return outcomes;
  }
});
