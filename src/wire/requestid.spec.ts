import { FinkClient } from './client';
import { newRequestId } from './requestid';

const failure = { status: 'error', text: '', error: { code: 'unavailable', message: 'nobody there' } };

describe('the id of a request', () => {
  it('is sent, another one each time', async () => {
    const ids: (string | undefined)[] = [];
    const client = new FinkClient((_path, { headers }) => {
      ids.push(headers['x-request-id']);
      return Promise.resolve(new Response('[]', { status: 200 }));
    });
    await client.objects({ objectId: 'ZTF21aaaaaaa' });
    await client.objects({ objectId: 'ZTF21aaaaaaa' });
    expect(ids).toEqual([expect.stringMatching(/^[\da-f]{32}$/), expect.stringMatching(/^[\da-f]{32}$/)]);
    expect(ids[0]).not.toBe(ids[1]);
    expect(newRequestId()).not.toBe(newRequestId());
  });

  it('stands in the fault: as the servers know it, else as it was sent', async () => {
    let sent: string | undefined;
    const told = new Response(JSON.stringify(failure), {
      status: 503,
      headers: { 'x-request-id': 'theirs' }
    });
    const answers = [
      () => told,
      () => new Response('no', { status: 502 }),
      () => Promise.reject(new Error('gone'))
    ];
    const client = new FinkClient((_path, { headers }) => {
      sent = headers['x-request-id'];
      return Promise.resolve(answers.shift()?.() ?? told);
    });
    await expect(client.version()).rejects.toMatchObject({ status: 503, requestId: 'theirs' });
    const second: unknown = await client.version().catch((error: unknown) => error);
    expect(second).toMatchObject({ status: 502, requestId: sent });
    const third: unknown = await client.version().catch((error: unknown) => error);
    expect(third).toMatchObject({ status: 0, requestId: sent });
  });

  it('stands beside an error that ends a stream', async () => {
    const end = {
      complete: false,
      reason: 'error',
      rows: 0,
      rowsRead: 0,
      ms: { plan: 0, store: 0, total: 0 },
      cursor: null,
      error: failure.error
    };
    const body = `${JSON.stringify({
      start: {
        query: '',
        kind: 'object',
        title: '',
        survey: 'ztf',
        rows: 'alerts',
        columns: [],
        plan: { ranges: 1, pixels: 0, note: '' }
      }
    })}\n${JSON.stringify({ end })}\n`;
    const client = new FinkClient(() =>
      Promise.resolve(new Response(body, { status: 200, headers: { 'x-request-id': 'theirs' } }))
    );
    const answer = await client.searchAll('ZTF21aaaaaaa');
    expect(answer.end).toMatchObject({ error: failure.error, requestId: 'theirs' });
  });
});
