import { alertFrame, endFrame, FakeConnection, startFrame } from '../../__tests__/support/fakeconnection';
import { SearchModel } from './model';
import type { SearchChange } from './tokens';

const QUERY = 'class="SN candidate" last=2';

function setUp(): { connection: FakeConnection; model: SearchModel } {
  const connection = new FakeConnection();
  return { connection, model: new SearchModel({ connection, now: () => new Date(0) }) };
}

/** Resolves when `condition` holds after a change of the model. */
function until(model: SearchModel, condition: () => boolean): Promise<void> {
  return new Promise(resolve => {
    const check = (): void => {
      if (condition()) {
        model.changed.disconnect(check);
        resolve();
      }
    };
    model.changed.connect(check);
    check();
  });
}

describe('SearchModel', () => {
  it('should show rows while they arrive', async () => {
    const { connection, model } = setUp();
    const done = model.run(QUERY);
    expect(model.status.kind).toBe('running');
    (await connection.request(0)).send(startFrame(), alertFrame('ZTF18aaaaaaa'));
    await until(model, () => model.answer?.rows.length === 1);
    expect(model.status.kind).toBe('running');
    expect(model.answer?.complete).toBe(false);
    const [sent] = connection.requests;
    sent?.send(alertFrame('ZTF18aaaaaab'), endFrame(2));
    sent?.end();
    await done;
    expect(model.answer?.rows.map(row => row['i:objectId'])).toEqual(['ZTF18aaaaaaa', 'ZTF18aaaaaab']);
    expect(model.answer?.complete).toBe(true);
    expect(model.status).toEqual({ kind: 'complete', ms: 300 });
  });

  it('should ask for the columns of the list only', async () => {
    const { connection, model } = setUp();
    void model.run('10 20 30');
    const { query } = await connection.request(0);
    expect(query).toContain('ra=10 dec=20 radius=30');
    expect(query).toContain('v:separation_degree');
    expect(query).toContain('sort=v:separation_degree');
    expect(query).not.toContain('b:');
    model.dispose();
  });

  it('should send nothing for a text that is wrong, and say that it was refused', async () => {
    const { connection, model } = setUp();
    const refused = jest.fn();
    model.refused.connect(refused);
    await model.run('class=');
    expect(refused).toHaveBeenCalledTimes(1);
    expect(connection.requests).toHaveLength(0);
    expect(model.problems[0]?.message).toBe('missing value of class');
    expect(model.status.kind).toBe('idle');
  });

  it('should abort the old search when a new one starts, and ignore what it still says', async () => {
    const { connection, model } = setUp();
    const first = model.run('ZTF18aaaaaaa');
    (await connection.request(0)).send(startFrame(), alertFrame('ZTF18aaaaaaa'));
    await until(model, () => model.answer?.rows.length === 1);
    const second = model.run('ZTF19bbbbbbb');
    await first;
    expect(connection.requests[0]?.signal?.aborted).toBe(true);
    expect(model.answer?.rows).toHaveLength(0);
    const next = await connection.request(1);
    next.send(startFrame(), alertFrame('ZTF19bbbbbbb'), endFrame(1));
    next.end();
    await second;
    expect(model.answer?.rows.map(row => row['i:objectId'])).toEqual(['ZTF19bbbbbbb']);
    expect(model.status.kind).toBe('complete');
  });

  it('should tell an error from nothing found', async () => {
    const { connection, model } = setUp();
    connection.onRequest = each => {
      each.fail(503, {
        status: 'error',
        text: 'x',
        error: { code: 'unavailable', message: 'missing Node.js', remedy: 'install it' }
      });
    };
    await model.run(QUERY);
    expect(model.status).toMatchObject({ kind: 'failed', error: { message: 'missing Node.js. install it' } });
    connection.onRequest = each => {
      each.send(startFrame(), endFrame(0));
      each.end();
    };
    await model.run(QUERY);
    expect(model.status).toEqual({ kind: 'complete', ms: 300 });
    expect(model.answer?.rows).toHaveLength(0);
  });

  it('should take an error in the end of a stream for an error, and keep the rows before it', async () => {
    const { connection, model } = setUp();
    connection.onRequest = each => {
      const error = { code: 'internal', message: 'the store went away' };
      each.send(
        startFrame(),
        alertFrame('ZTF18aaaaaaa'),
        endFrame(1, { complete: false, reason: 'error', error })
      );
      each.end();
    };
    await model.run(QUERY);
    expect(model.status).toMatchObject({ kind: 'failed', error: { message: 'the store went away' } });
    expect(model.answer?.rows).toHaveLength(1);
    expect(model.answer?.complete).toBe(false);
  });

  it('should take a stream that breaks off for an error', async () => {
    const { connection, model } = setUp();
    connection.onRequest = each => {
      each.send(startFrame(), alertFrame('ZTF18aaaaaaa'));
      each.end();
    };
    await model.run(QUERY);
    expect(model.status.kind).toBe('failed');
  });

  it('should say when an answer was cut', async () => {
    const { connection, model } = setUp();
    connection.onRequest = each => {
      each.send(
        startFrame(),
        alertFrame('ZTF18aaaaaaa'),
        endFrame(1, { complete: false, reason: 'deadline' })
      );
      each.end();
    };
    await model.run(QUERY);
    expect(model.status).toEqual({ kind: 'cut', reason: 'deadline', ms: 300 });
    expect(model.answer?.complete).toBe(false);
  });

  it('should stop when it is cancelled and keep what it has', async () => {
    const { connection, model } = setUp();
    const done = model.run(QUERY);
    (await connection.request(0)).send(startFrame(), alertFrame('ZTF18aaaaaaa'));
    await until(model, () => model.answer?.rows.length === 1);
    model.cancel();
    await done;
    expect(connection.requests[0]?.signal?.aborted).toBe(true);
    expect(model.status.kind).toBe('cancelled');
    expect(model.answer?.rows).toHaveLength(1);
  });

  it('should abort and stay silent when it is disposed', async () => {
    const { connection, model } = setUp();
    const done = model.run(QUERY);
    await connection.request(0);
    const changes: SearchChange[] = [];
    model.changed.connect((_, change) => changes.push(change));
    model.dispose();
    model.dispose();
    await done;
    expect(connection.requests[0]?.signal?.aborted).toBe(true);
    expect(changes).toEqual([]);
  });
});
