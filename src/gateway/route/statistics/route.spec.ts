import { type MemoryStore } from '../../../../tests/support/memorystore';
import { testServer } from '../../../../tests/support/server';
import { smallSky } from '../../../../tests/support/smallsky';
import { encodeCell } from '../../../core/survey/cell';
import { nightNumber } from './nightnumber';

const NIGHTS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  '20211103': { 'basic:raw': 346644, 'basic:sci': 200000, 'class:SN candidate': 12 },
  '20211122': { 'basic:raw': 300, 'basic:sci': 200, 'class:Unknown': 7 },
  '20220101': { 'basic:raw': 5, 'basic:sci': 3 }
};

function withNights(store: MemoryStore = smallSky()) {
  for (const [night, numbers] of Object.entries(NIGHTS)) {
    const cells = Object.entries(numbers).map(
      ([name, number]) => [name, encodeCell('long', BigInt(number))] as const
    );
    store.put('statistics_class', `ztf_${night}`, new Map(cells));
  }
  return store;
}

describe('/api/v1/statistics', () => {
  it.each([
    ['20211103', ['20211103']],
    ['2021-11-22', ['20211122']],
    ['202111', ['20211103', '20211122']],
    ['2021', ['20211103', '20211122']],
    ['', ['20211103', '20211122', '20220101']],
    ['2019', []]
  ])('gives the nights of "%s", oldest first', async (date, nights) => {
    const { app, store } = testServer(withNights());
    const answer = await app.inject({ url: '/api/v1/statistics', query: { date, columns: 'basic:raw' } });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual(
      nights.map(night => ({ 'key:key': `ztf_${night}`, 'basic:raw': NIGHTS[night]?.['basic:raw'] }))
    );
    expect(store.openSnapshots).toBe(0);
  });

  it('gives every night all columns, null where it has no number', async () => {
    const { app } = testServer(withNights());
    const answer = await app.inject({ method: 'POST', url: '/api/v1/statistics', payload: { date: '2021' } });
    expect(answer.json()).toEqual([
      {
        'key:key': 'ztf_20211103',
        'basic:raw': 346644,
        'basic:sci': 200000,
        'class:SN candidate': 12,
        'class:Unknown': null
      },
      {
        'key:key': 'ztf_20211122',
        'basic:raw': 300,
        'basic:sci': 200,
        'class:SN candidate': null,
        'class:Unknown': 7
      }
    ]);
  });

  it('gives nights that lack the columns asked for', async () => {
    const { app } = testServer(withNights());
    const answer = await app.inject({
      url: '/api/v1/statistics',
      query: { date: '2022', columns: 'class:Nobody, key:key' }
    });
    expect(answer.json()).toEqual([{ 'key:key': 'ztf_20220101', 'class:Nobody': null }]);
  });

  it('lists the columns', async () => {
    const { app } = testServer(withNights());
    expect((await app.inject('/api/v1/statistics?schema=True')).json()).toEqual(
      ['basic:raw', 'basic:sci', 'class:SN candidate', 'class:Unknown'].map(schema => ({ schema }))
    );
  });

  it('says that a source has no statistics', async () => {
    const { app } = testServer();
    const answer = await app.inject('/api/v1/statistics?date=2021');
    expect(answer.statusCode).toBe(503);
    expect(answer.json().error).toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('has no table statistics_class')
    });
  });

  it.each([
    ['', 'missing argument: date. A value for `date` is required'],
    ['?date=11/2021', 'invalid date: 11/2021. give YYYYMMDD'],
    ['?date=2021&columns=i:jd', 'invalid columns: i:jd'],
    ['?date=2021&n=3', 'unknown argument: n']
  ])('answers "%s" with HTTP 400', async (query, text) => {
    const { app } = testServer(withNights());
    const answer = await app.inject(`/api/v1/statistics${query}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().text).toContain(text);
  });
});

describe('nightNumber', () => {
  const number = (bytes: Uint8Array) => nightNumber(Buffer.from(bytes).toString('base64'));

  it.each([0n, 1n, 346644n, 2n ** 40n])('reads the integer %s', value => {
    expect(number(encodeCell('long', value))).toBe(value);
  });

  it.each([
    ['346644', 346644n],
    ['12345678', 12345678n],
    ['None', null],
    ['', null]
  ])('reads the text "%s"', (text, value) => {
    expect(number(Buffer.from(text))).toBe(value);
  });
});
