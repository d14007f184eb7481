import { testServer } from '../../../../tests/support/server';

describe('/api/v1/explain', () => {
  it('gives the plan and its text, and reads nothing', async () => {
    const { app, store } = testServer();
    const answer = await app.inject('/api/v1/explain?query=ZTF21aaaaaaa');
    expect(answer.json()).toMatchObject({
      query: 'ZTF21aaaaaaa',
      plan: { scans: [{ table: 'ztf', ranges: [{ start: 'ZTF21aaaaaaa_', stop: 'ZTF21aaaaaaa`' }] }] },
      text: expect.stringContaining('ZTF21aaaaaaa')
    });
    expect(store.rowsRead).toBe(0);
  });

  it('answers a query that is not understood with HTTP 400', async () => {
    const { app } = testServer();
    expect((await app.inject('/api/v1/explain?query=')).statusCode).toBe(400);
  });
});
