import { request } from 'node:http';
import { type AddressInfo } from 'node:net';
import { MemoryStore } from '../../../../tests/support/memorystore';
import { testServer } from '../../../../tests/support/server';
import { ALERTS, smallSky } from '../../../../tests/support/smallsky';
import { type EndFrame, frame, type Frame } from '../../../wire/frames';

/** Frames of an answer, each checked against the wire's schema. */
function framesOf(text: string): Frame[] {
  return text
    .trimEnd()
    .split('\n')
    .map(line => frame.parse(JSON.parse(line)));
}

function endOf(frames: readonly Frame[]): EndFrame['end'] {
  const last = frames.at(-1);
  if (!last || !('end' in last)) {
    throw new Error('no end frame');
  }
  return last.end;
}

const rowsOf = (frames: readonly Frame[]) => frames.flatMap(each => ('row' in each ? [each.row] : []));

describe('/api/v1/search', () => {
  it('streams start, rows and end for an object, newest first, with exact ids as text', async () => {
    const { app, store } = testServer();
    const answer = await app.inject(
      '/api/v1/search?query=ZTF21aaaaaaa&columns=i:jd,i:candid,v:classification'
    );
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('application/x-ndjson; charset=utf-8');
    const frames = framesOf(answer.body);
    expect(frames[0]).toMatchObject({
      start: {
        query: 'ZTF21aaaaaaa columns=i:jd,i:candid,v:classification',
        kind: 'object',
        survey: 'ztf',
        rows: 'alerts',
        plan: { ranges: 1 },
        columns: [
          { name: 'i:jd', type: 'double', unit: 'd' },
          { name: 'i:candid', type: 'long' },
          { name: 'v:classification', type: 'string' }
        ]
      }
    });
    expect(rowsOf(frames)).toEqual([
      { 'i:jd': 2459550.5, 'i:candid': '2890466950515015020', 'v:classification': 'Early SN Ia candidate' },
      { 'i:jd': 2459540.75, 'i:candid': '2890466950515015016', 'v:classification': 'Early SN Ia candidate' },
      { 'i:jd': 2459540.5, 'i:candid': '2890466950515015018', 'v:classification': 'Early SN Ia candidate' }
    ]);
    expect(endOf(frames)).toMatchObject({ complete: true, reason: null, rows: 3, rowsRead: 3, error: null });
    expect(store.openSnapshots).toBe(0);
  });

  it('gives one row per object of a cone, nearest first, with its distance and class', async () => {
    const { app } = testServer();
    const answer = await app.inject({ url: '/api/v1/search', query: { query: '246 25.5 10' } });
    const frames = framesOf(answer.body);
    expect(frames[0]).toMatchObject({ start: { kind: 'cone', rows: 'objects' } });
    expect(rowsOf(frames)).toMatchObject([
      {
        'i:objectId': 'ZTF21aaaaaaa',
        'i:jd': 2459550.5,
        'v:separation_degree': 0,
        'd:classification': 'Early SN Ia candidate'
      },
      { 'i:objectId': 'ZTF21bbbbbbb', 'i:jd': 2459541.25, 'd:classification': 'EB*_Candidate' }
    ]);
  });

  it('gives the newest alerts of a class', async () => {
    const { app } = testServer();
    const query = 'class="Early SN Ia candidate" last=2 columns=i:objectId,i:jd';
    const answer = await app.inject({ method: 'POST', url: '/api/v1/search', payload: { query } });
    expect(rowsOf(framesOf(answer.body))).toEqual([
      { 'i:objectId': 'ZTF21aaaaaaa', 'i:jd': 2459550.5 },
      { 'i:objectId': 'ZTF26sim0042', 'i:jd': 2459542.25 }
    ]);
  });

  it('says that nothing was found by a whole answer without rows', async () => {
    const { app } = testServer();
    const frames = framesOf((await app.inject('/api/v1/search?query=ZTF21zzzzzzz')).body);
    expect(rowsOf(frames)).toEqual([]);
    expect(endOf(frames)).toMatchObject({ complete: true, rows: 0, error: null });
  });

  it('answers a text that is not understood with the places of the problems', async () => {
    const { app, store } = testServer();
    const answer = await app.inject({ url: '/api/v1/search', query: { query: 'clas="SN candidate"' } });
    expect(answer.statusCode).toBe(400);
    const { status, text, error } = answer.json();
    expect(status).toBe('error');
    expect(text).toContain('unknown keyword: clas');
    expect(error).toMatchObject({
      code: 'unknown',
      problems: [{ from: 0, to: 4, message: 'unknown keyword: clas' }]
    });
    expect(store.rowsRead).toBe(0);
  });

  it('refuses unknown columns with the nearest names', async () => {
    const { app } = testServer();
    const answer = await app.inject('/api/v1/search?query=ZTF21aaaaaaa&columns=i:magps,i:jd');
    expect(answer.statusCode).toBe(400);
    expect(answer.json().error).toMatchObject({
      message: 'unknown column: i:magps',
      remedy: 'Did you mean i:magpsf?'
    });
  });

  it('says that an answer was cut by the row budget', async () => {
    const { app } = testServer(smallSky(), { NLIMIT: 2 });
    const frames = framesOf((await app.inject('/api/v1/search?query=ZTF21aaaaaaa')).body);
    expect(rowsOf(frames)).toHaveLength(2);
    expect(endOf(frames)).toMatchObject({ complete: false, reason: 'budget', rows: 2 });
  });

  it('says that an answer was cut by the deadline, also when the store does not answer at all', async () => {
    const stuck = new MemoryStore({
      batch: 1,
      beforeBatch: (_table, batch) => (batch === 1 ? deferred().promise : undefined)
    });
    const { app } = testServer(smallSky(stuck), { DEADLINE: 0.05 });
    const frames = framesOf((await app.inject('/api/v1/search?query=ZTF21aaaaaaa&columns=i:jd')).body);
    expect(endOf(frames)).toMatchObject({ complete: false, reason: 'deadline', error: null });
    const records = await app.inject('/api/v1/objects?objectId=ZTF21aaaaaaa&columns=i:jd');
    expect(records.statusCode).toBe(200);
    expect(records.headers).toMatchObject({ 'x-fink-complete': 'false', 'x-fink-reason': 'deadline' });
  });

  it('refuses to search an empty store, with the remedy', async () => {
    const { app } = testServer(new MemoryStore());
    const answer = await app.inject('/api/v1/search?query=ZTF21aaaaaaa');
    expect(answer.statusCode).toBe(503);
    expect(answer.json().error).toMatchObject({
      code: 'unavailable',
      message: 'missing alerts: /nowhere holds none'
    });
  });

  it('ends with a trailer that holds the error when the store fails halfway, and gives everything back', async () => {
    const store = smallSky(
      new MemoryStore({
        batch: 1,
        beforeBatch: (_table, batch) => (batch === 1 ? Promise.reject(new Error('secret path')) : undefined)
      })
    );
    const { app } = testServer(store);
    const frames = framesOf((await app.inject('/api/v1/search?query=ZTF21aaaaaaa&columns=i:jd')).body);
    const end = endOf(frames);
    expect(end).toMatchObject({ complete: false, reason: 'error', error: { code: 'internal' } });
    expect(JSON.stringify(end)).not.toContain('secret path');
    expect(store.openSnapshots).toBe(0);
  });

  it('stops reading when the client leaves', async () => {
    const reached = deferred();
    const left = deferred();
    const store = smallSky(
      new MemoryStore({
        batch: 1,
        beforeBatch: async (_table, batch) => {
          if (batch === 1) {
            reached.resolve();
            await left.promise;
          }
        }
      })
    );
    const { app, records } = testServer(store, { PARALLEL: 1 });
    await app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = app.server.address() as AddressInfo;
    const call = request({ port, host: '127.0.0.1', path: '/api/v1/search?query=ZTF21aaaaaaa&columns=i:jd' });
    call.on('error', () => undefined);
    call.end();
    await reached.promise;
    call.destroy();
    await until(() => records.length === 1);
    left.resolve();
    await until(() => store.openSnapshots === 0);
    expect(store.rowsRead).toBe(1);
    expect(records[0]).toMatchObject({ route: 'search', output: { status: 'left' } });
    // The only place is free again.
    store.rowsRead = 0;
    const again = await app.inject('/api/v1/search?query=ZTF21bbbbbbb');
    expect(endOf(framesOf(again.body)).complete).toBe(true);
    await app.close();
  });

  it('answers many searches at once, each whole', async () => {
    const { app } = testServer(smallSky(), { PARALLEL: 2 });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => app.inject('/api/v1/search?query=ZTF21&columns=i:candid'))
    );
    for (const answer of answers) {
      expect(rowsOf(framesOf(answer.body))).toHaveLength(ALERTS.length - 1);
    }
  });
});

interface IDeferred {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
}

function deferred(): IDeferred {
  let resolve = (): void => undefined;
  const promise = new Promise<void>(done => {
    resolve = done;
  });
  return { promise, resolve };
}

/** Wait until something holds, but not beyond jest's own time limit. */
async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 4000;
  while (!holds()) {
    if (Date.now() > end) {
      throw new Error('waited in vain');
    }
    await new Promise(resolve => setImmediate(resolve));
  }
}
