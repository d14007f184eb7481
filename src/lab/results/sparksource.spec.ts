import { alertFrame, endFrame, FakeConnection, startFrame } from '../../__tests__/support/fakeconnection';
import { SparkSource } from './sparksource';

const IDS = ['ZTF18aaaaaaa', 'ZTF18bbbbbbb', 'ZTF18ccccccc', 'ZTF18ddddddd', 'ZTF18eeeeeee'];

function setUp(): { connection: FakeConnection; source: SparkSource } {
  const connection = new FakeConnection();
  return { connection, source: new SparkSource(connection) };
}

function never(): AbortSignal {
  return new AbortController().signal;
}

describe('SparkSource', () => {
  it('should read a few at a time, and the last asked for next', async () => {
    const { connection, source } = setUp();
    const loads = IDS.map(id => source.load(id, never()));
    await connection.request(2);
    expect(connection.requests.map(each => each.query.split(' ')[0])).toEqual(IDS.slice(0, 3));
    connection.requests[0]?.send(startFrame(), alertFrame(IDS[0] ?? ''), endFrame(1));
    connection.requests[0]?.end();
    expect((await loads[0])?.label).toContain('1 detection');
    expect((await connection.request(3)).query).toContain(IDS[4]);
    source.dispose();
  });

  it('should remember what was read', async () => {
    const { connection, source } = setUp();
    const [id = ''] = IDS;
    connection.onRequest = each => {
      each.send(startFrame(), alertFrame(id), endFrame(1));
      each.end();
    };
    const first = await source.load(id, never());
    expect(source.peek(id)).toBe(first);
    expect(await source.load(id, never())).toBe(first);
    expect(connection.requests).toHaveLength(1);
  });

  it('should read and remember each source apart', async () => {
    const { connection, source } = setUp();
    const [id = ''] = IDS;
    connection.onRequest = each => {
      each.send(startFrame(), alertFrame(id), endFrame(1));
      each.end();
    };
    await source.load(id, never());
    source.source = 'cluster';
    expect(source.peek(id)).toBeUndefined();
    await source.load(id, never());
    expect(connection.requests.map(each => each.path.includes('source=cluster'))).toEqual([false, true]);
    source.source = null;
    expect(source.peek(id)).toBeDefined();
  });

  it('should abort what is no longer seen, and never send what had not its turn', async () => {
    const { connection, source } = setUp();
    const controllers = IDS.map(() => new AbortController());
    const loads = IDS.map((id, index) => source.load(id, controllers[index]?.signal ?? never()));
    await connection.request(2);
    controllers.forEach(controller => controller.abort());
    expect(await Promise.all(loads)).toEqual([null, null, null, null, null]);
    expect(connection.requests).toHaveLength(3);
    expect(connection.requests.every(each => each.signal?.aborted)).toBe(true);
  });

  it('should go without a picture that could not be read, and try again next time', async () => {
    const { connection, source } = setUp();
    const [id = ''] = IDS;
    connection.onRequest = each => each.fail(500, {});
    expect(await source.load(id, never())).toBeNull();
    expect(await source.load(id, never())).toBeNull();
    expect(connection.requests).toHaveLength(2);
  });
});
