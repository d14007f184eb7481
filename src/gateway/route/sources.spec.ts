import { type LightMyRequestResponse } from 'fastify';
import { MemoryStore } from '../../../tests/support/memorystore';
import { testServer } from '../../../tests/support/server';
import { smallSky } from '../../../tests/support/smallsky';
import { type ConfigFile } from '../config/config';
import { parseConfig } from '../config/parse';
import { StoreFault, type StoreTrouble } from '../store/storefault';

const TWO = `
SOURCES:
  near: { DRIVER: embedded }
  cluster: { DRIVER: hbase-rest, HOST: h, LIMITS: { NLIMIT: 2, MAXRADIUS: 60 } }
`;

/** A server with an empty source `near`, and `cluster` on the small sky, which is the default. */
function twoSources(cluster: MemoryStore = smallSky(), config: Partial<ConfigFile> = {}) {
  const near = new MemoryStore();
  return {
    near,
    ...testServer(cluster, { ...parseConfig(TWO), ...config, LOGLEVEL: 'silent' }, undefined, { near })
  };
}

const QUESTIONS: readonly string[] = [
  'search?query=ZTF21aaaaaaa',
  'objects?objectId=ZTF21aaaaaaa&columns=i:jd',
  'conesearch?ra=246&dec=25.5&radius=10',
  'latests?class=EB*_Candidate&columns=i:jd'
];

/** Last frame of a stream. */
function endOf(answer: LightMyRequestResponse): unknown {
  return (JSON.parse(answer.body.trimEnd().split('\n').at(-1) ?? '') as { end: unknown }).end;
}

describe('the argument source', () => {
  it.each([...QUESTIONS, 'cutouts?objectId=ZTF21aaaaaaa&kind=Science'])(
    'chooses the source of /api/v1/%s',
    async route => {
      const { app, store, near } = twoSources();
      expect((await app.inject(`/api/v1/${route}`)).statusCode).toBe(200);
      expect(store.rowsRead).toBeGreaterThan(0);
      const before = store.rowsRead;
      const other = await app.inject(`/api/v1/${route}&source=near`);
      expect([404, 503]).toContain(other.statusCode);
      expect(store.rowsRead).toBe(before);
      expect(near.openSnapshots + store.openSnapshots).toBe(0);
    }
  );

  it.each([...QUESTIONS, 'explain?query=ZTF21aaaaaaa', 'cutouts?objectId=ZTF21aaaaaaa&kind=Science'])(
    'is refused by /api/v1/%s when there is no such source',
    async route => {
      const { app } = twoSources();
      const answer = await app.inject(`/api/v1/${route}&source=clutser`);
      expect(answer.statusCode).toBe(400);
      expect(answer.json().error).toEqual({
        code: 'unknown',
        message: 'unknown source: clutser',
        remedy: 'Did you mean cluster? This gateway offers: near, cluster'
      });
    }
  );

  it('may stand in the body', async () => {
    const { app } = twoSources();
    const payload = { objectId: 'ZTF21aaaaaaa', source: 'near' };
    const answer = await app.inject({ method: 'POST', url: '/api/v1/objects', payload });
    expect(answer.json().error.message).toContain('/nowhere holds none');
  });

  it('brings the limits of the source with it', async () => {
    const { app } = twoSources();
    const cut = await app.inject('/api/v1/search?query=ZTF21aaaaaaa');
    expect(endOf(cut)).toMatchObject({ complete: false, reason: 'budget', rows: 2 });
    const wide = await app.inject('/api/v1/conesearch?ra=1&dec=1&radius=61');
    expect(wide.json().text).toContain('at most 60 arcseconds');
    expect((await app.inject('/api/v1/explain?query=1%201%2061&source=near')).statusCode).toBe(200);
  });

  it('is told by the start of a stream and by explain', async () => {
    const { app } = twoSources();
    const search = await app.inject('/api/v1/search?query=ZTF21aaaaaaa');
    expect(JSON.parse(search.body.split('\n')[0] ?? '')).toMatchObject({ start: { source: 'cluster' } });
    const explained = await app.inject('/api/v1/explain?query=ZTF21aaaaaaa&source=near');
    expect(explained.json()).toMatchObject({ source: 'near' });
  });
});

describe('a source in trouble', () => {
  const statuses: readonly (readonly [StoreTrouble, number])[] = [
    ['unreachable', 502],
    ['deadline', 504],
    ['unavailable', 503],
    ['refused', 502],
    ['missing-table', 503],
    ['broken', 502]
  ];

  it.each(statuses)('that is %s before anything was read is told with status %i', async (trouble, status) => {
    const fault = new StoreFault(trouble, 'cluster', `${trouble}: source cluster`);
    const { app } = twoSources(Object.assign(smallSky(), { tables: () => Promise.reject(fault) }));
    for (const route of QUESTIONS) {
      const answer = await app.inject(`/api/v1/${route}`);
      expect(answer.statusCode).toBe(status);
      expect(answer.json()).toMatchObject({
        status: 'error',
        error: { code: 'unavailable', message: fault.message, remedy: expect.any(String) }
      });
    }
  });

  it('while it reads is told at the end of a stream, and by the status of a record route', async () => {
    const fault = new StoreFault('unreachable', 'cluster', 'unreachable: source cluster went away');
    const cluster = smallSky(
      new MemoryStore({
        batch: 1,
        beforeBatch: (_table, batch) => (batch === 1 ? Promise.reject(fault) : undefined)
      })
    );
    const { app } = twoSources(cluster);
    expect(endOf(await app.inject('/api/v1/search?query=ZTF21aaaaaaa'))).toMatchObject({
      complete: false,
      reason: 'error',
      error: { code: 'unavailable', message: fault.message, remedy: expect.any(String) }
    });
    const records = await app.inject('/api/v1/objects?objectId=ZTF21aaaaaaa');
    expect(records.statusCode).toBe(502);
    expect(cluster.openSnapshots).toBe(0);
  });
});

describe('many users', () => {
  it('read on their own account', async () => {
    const owners: (string | undefined)[] = [];
    const store = smallSky();
    const snapshot = store.snapshot.bind(store);
    const watched = Object.assign(store, {
      snapshot: (owner?: string) => {
        owners.push(owner);
        return snapshot();
      }
    });
    const { app } = twoSources(watched);
    const ask = (headers: Record<string, string>) =>
      app.inject({ url: '/api/v1/objects?objectId=ZTF21aaaaaaa', headers });
    await ask({ 'x-fink-user': 'abc-1' });
    await ask({ 'x-fink-user': 'two words' });
    await ask({});
    expect(owners).toEqual(['user abc-1', 'address 127.0.0.1', 'address 127.0.0.1']);
  });

  /** A store whose scans of a class wait until they are let go on; the order in which tables were read. */
  function gatedStore(): { store: MemoryStore; read: string[]; release: () => void } {
    const read: string[] = [];
    const held: (() => void)[] = [];
    let open = false;
    const store = smallSky(
      new MemoryStore({
        beforeBatch: table => {
          read.push(table);
          return open || table === 'ztf' ? undefined : new Promise<void>(resolve => held.push(resolve));
        }
      })
    );
    return {
      store,
      read,
      release: () => {
        open = true;
        held.splice(0).forEach(go => go());
      }
    };
  }

  const LARGE = '/api/v1/latests?class=Early%20SN%20Ia%20candidate&n=5000&columns=i:objectId';
  const SMALL = '/api/v1/objects?objectId=ZTF21aaaaaaa&columns=i:jd';

  it.each([
    ['of one user', () => 'greedy'],
    ['of as many users', (index: number) => `user-${index}`]
  ])('200 clients %s do not keep one small query waiting', async (_name, userOf) => {
    const { store, read, release } = gatedStore();
    const { app } = testServer(store, { PARALLEL: 4, PARALLEL_USER: 4, NLIMIT: 10_000 });
    const large = Array.from({ length: 200 }, (_, index) =>
      app.inject({ url: LARGE, headers: { 'x-fink-user': userOf(index) } })
    );
    while (read.length < 3) {
      await new Promise(resolve => setImmediate(resolve));
    }
    // Every place that large questions may have is taken, and none of them moves; the small one is answered.
    const small = await app.inject({ url: SMALL, headers: { 'x-fink-user': 'late' } });
    expect(small.json()).toHaveLength(3);
    expect(read).toEqual(['ztf.class', 'ztf.class', 'ztf.class', 'ztf']);
    release();
    const answers = await Promise.all(large);
    expect(answers.filter(answer => answer.statusCode === 200 && answer.json().length > 0)).toHaveLength(200);
    expect(store.openSnapshots).toBe(0);
  });

  it('have their turns: a large question of another user does not wait for all of the first one', async () => {
    const { store, release } = gatedStore();
    const { app, services } = testServer(store, { PARALLEL: 1, NLIMIT: 10_000 });
    const order: string[] = [];
    const ask = async (user: string): Promise<void> => {
      await app.inject({ url: LARGE, headers: { 'x-fink-user': user } });
      order.push(user);
    };
    const asked = [ask('a'), ask('a'), ask('a'), ask('b')];
    while (services.slots.waiting < 3) {
      await new Promise(resolve => setImmediate(resolve));
    }
    release();
    await Promise.all(asked);
    expect(order).toEqual(['a', 'a', 'b', 'a']);
  });
});
