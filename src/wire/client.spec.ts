import { FinkClient } from './client';
import { type Frame } from './frames';
import { type FetchLike } from './request';

const START = {
  start: {
    query: 'ZTF18abcdefg',
    kind: 'object',
    title: 'Alerts of ZTF18abcdefg',
    survey: 'ztf',
    rows: 'alerts',
    columns: [{ name: 'i:jd', type: 'double', unit: 'd', doc: 'Time' }],
    plan: { ranges: 1, pixels: 0, note: 'one range' }
  }
};
const END = {
  end: {
    complete: true,
    reason: null,
    rows: 2,
    rowsRead: 2,
    ms: { plan: 1, store: 2, total: 3 },
    cursor: null,
    error: null
  }
};
const ROWS = [{ row: { 'i:candid': '2890466950515015016', name: 'Č' } }, { row: { 'i:jd': 2459540.5 } }];

const text = (frames: readonly unknown[]): string =>
  frames.map(frame => `${JSON.stringify(frame)}\n`).join('');

/** An answer whose body arrives in blocks of `size` bytes. */
function inBlocks(body: string, size: number, onCancel: () => void = () => undefined): Response {
  const bytes = new TextEncoder().encode(body);
  let at = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) {
        controller.close();
      } else {
        controller.enqueue(bytes.slice(at, at + size));
        at += size;
      }
    },
    cancel: onCancel
  });
  return new Response(stream, { status: 200 });
}

const answering =
  (response: () => Response): FetchLike =>
  () =>
    Promise.resolve(response());

async function all(client: FinkClient, signal?: AbortSignal): Promise<Frame[]> {
  const frames: Frame[] = [];
  for await (const frame of client.search('ZTF18abcdefg', signal ? { signal } : {})) {
    frames.push(frame);
  }
  return frames;
}

describe('search', () => {
  it.each([1, 2, 7, 100000])('reads frames that are split into blocks of %i bytes', async size => {
    const frames = [START, ...ROWS, END];
    expect(await all(new FinkClient(answering(() => inBlocks(text(frames), size))))).toEqual(frames);
  });

  it('fails when the stream stops before its end frame', async () => {
    const client = new FinkClient(answering(() => inBlocks(text([START, ...ROWS]), 10)));
    await expect(all(client)).rejects.toMatchObject({
      error: { code: 'unavailable', message: 'missing end of the answer: it broke off after 2 rows' }
    });
  });

  it('fails when the last line is cut in its middle', async () => {
    const client = new FinkClient(answering(() => inBlocks(text([START, ...ROWS, END]).slice(0, -5), 10)));
    await expect(all(client)).rejects.toMatchObject({
      error: { message: 'invalid stream: a line is not JSON' }
    });
  });

  it.each([
    ['no start', [...ROWS, END]],
    ['two starts', [START, START, END]],
    ['rows after the end', [START, END, ...ROWS]],
    ['something else', [START, { rows: [] }, END]]
  ])('refuses a stream with %s', async (_name, frames) => {
    const client = new FinkClient(answering(() => inBlocks(text(frames), 50)));
    await expect(all(client)).rejects.toMatchObject({ name: 'WireFault', error: { code: 'unavailable' } });
  });

  it('cancels the stream when the reader stops early', async () => {
    const cancelled = jest.fn();
    const client = new FinkClient(answering(() => inBlocks(text([START, ...ROWS, END]), 5, cancelled)));
    for await (const frame of client.search('x')) {
      expect(frame).toEqual(START);
      break;
    }
    expect(cancelled).toHaveBeenCalledTimes(1);
  });

  it('sends the text, the columns and the order in the query string', async () => {
    const fetchLike = jest.fn(answering(() => inBlocks(text([START, END]), 50)));
    await new FinkClient(fetchLike).searchAll('class="SN candidate"', {
      columns: ['i:jd', 'v:g-r'],
      sort: '-i:jd'
    });
    expect(fetchLike.mock.calls[0]?.[0]).toBe(
      'api/v1/search?query=class%3D%22SN+candidate%22&columns=i%3Ajd%2Cv%3Ag-r&sort=-i%3Ajd'
    );
  });

  it('gives the problems of a query with their places', async () => {
    const error = {
      code: 'unknown',
      message: 'unknown keyword: clas',
      problems: [{ from: 0, to: 4, message: 'unknown keyword: clas', remedy: 'Did you mean class?' }]
    };
    const body = JSON.stringify({ status: 'error', text: error.message, error });
    const client = new FinkClient(answering(() => new Response(body, { status: 400 })));
    await expect(all(client)).rejects.toMatchObject({ name: 'WireFault', status: 400, error });
  });

  it('says cancelled for an aborted request', async () => {
    const controller = new AbortController();
    const client = new FinkClient((_path, init) => {
      controller.abort();
      return Promise.reject(init.signal?.reason as Error);
    });
    await expect(all(client, controller.signal)).rejects.toMatchObject({ error: { code: 'cancelled' } });
  });
});

describe('records', () => {
  it('keeps 64-bit ids exact, as text, also small ones', async () => {
    const body = '[{"i:candid":2890466950515015016,"i:pid":12,"i:fid":1}]';
    const client = new FinkClient(answering(() => new Response(body)));
    expect(await client.objects({ objectId: 'ZTF18abcdefg' })).toEqual({
      rows: [{ 'i:candid': '2890466950515015016', 'i:pid': '12', 'i:fid': 1 }],
      complete: true,
      reason: null
    });
  });

  it('tells that an answer was cut', async () => {
    const headers = { 'x-fink-complete': 'false', 'x-fink-reason': 'budget' };
    const client = new FinkClient(answering(() => new Response('[]', { headers })));
    expect(await client.conesearch({ ra: 1, dec: 2, radius: 3 })).toEqual({
      rows: [],
      complete: false,
      reason: 'budget'
    });
  });

  it('never turns an error into an empty answer', async () => {
    for (const response of [
      new Response('Bad gateway', { status: 502 }),
      new Response('{"message":"The gateway did not start"}', { status: 503 }),
      new Response('<html>', { status: 200 }),
      new Response('{}', { status: 200 })
    ]) {
      const client = new FinkClient(answering(() => response));
      await expect(client.latests({ class: 'Unknown' })).rejects.toMatchObject({ name: 'WireFault' });
    }
  });

  it('passes the words of the Jupyter server on', async () => {
    const client = new FinkClient(
      answering(() => new Response('{"message":"No Node.js found"}', { status: 503 }))
    );
    await expect(client.health()).rejects.toThrow('No Node.js found');
  });

  it('says unavailable when there is no answer', async () => {
    const client = new FinkClient(() => Promise.reject(new TypeError('fetch failed')));
    await expect(client.version()).rejects.toMatchObject({ status: 0, error: { code: 'unavailable' } });
  });
});

describe('cutout', () => {
  it('gives the bytes', async () => {
    const fetchLike = jest.fn(answering(() => new Response(new Uint8Array([0x89, 0x50]))));
    const bytes = await new FinkClient(fetchLike).cutout({
      objectId: 'ZTF18abcdefg',
      kind: 'Science',
      format: 'PNG'
    });
    expect([...bytes]).toEqual([0x89, 0x50]);
    expect(fetchLike.mock.calls[0]?.[0]).toBe(
      'api/v1/cutouts?objectId=ZTF18abcdefg&kind=Science&output-format=PNG'
    );
  });
});
