import fc from 'fast-check';
import { testServer } from '../../../tests/support/server';
import { conesearchArguments } from '../../wire/conesearch';
import { cutoutsArguments } from '../../wire/cutouts';
import { latestsArguments } from '../../wire/latests';
import { objectsArguments } from '../../wire/objects';
import { searchArguments } from '../../wire/search';
import { ssoArguments } from '../../wire/sso';

/** Values that break careless code, values that are right, and anything at all. */
const value = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '0',
    '-1',
    '1e400',
    'NaN',
    'null',
    '[]',
    '{}',
    '__proto__',
    "r=10'",
    '"',
    '\u0000',
    '\ud800',
    '%'
  ),
  fc.constantFrom(
    'ZTF21aaaaaaa',
    'ZTF21',
    '246',
    '25.5',
    '10',
    'Science',
    'All',
    'array',
    'csv',
    'i:jd,v:g-r',
    '2021-11-22'
  ),
  fc.string({ unit: 'binary', maxLength: 40 })
);
const json = fc.oneof(value, fc.jsonValue({ maxDepth: 2 }), fc.double(), fc.constant(['a', 'b']));

describe.each([
  ['search', searchArguments],
  ['explain', searchArguments],
  ['objects', objectsArguments],
  ['conesearch', conesearchArguments],
  ['latests', latestsArguments],
  ['sso', ssoArguments],
  ['cutouts', cutoutsArguments]
] as const)('/api/v1/%s', (route, schema) => {
  const { app, store } = testServer();
  const names = Object.keys(schema.shape);

  /** An answer or an error of the one who asked, in one shape; never a fault of the gateway. */
  function check(answer: { statusCode: number; body: string }): void {
    expect([200, 400, 404]).toContain(answer.statusCode);
    if (answer.statusCode !== 200) {
      expect(JSON.parse(answer.body)).toMatchObject({
        status: 'error',
        error: { message: expect.any(String) }
      });
    }
    expect(store.openSnapshots).toBe(0);
  }

  it('answers any query string', async () => {
    const given = fc.dictionary(fc.constantFrom(...names), value, { noNullPrototype: true });
    await fc.assert(
      fc.asyncProperty(given, async query => {
        const text = new URLSearchParams(query).toString();
        check(await app.inject(`/api/v1/${route}?${text}`));
      }),
      { numRuns: 150 }
    );
  });

  it('answers any JSON body', async () => {
    const given = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), json, {
      noNullPrototype: true
    });
    await fc.assert(
      fc.asyncProperty(given, async payload => {
        check(await app.inject({ method: 'POST', url: `/api/v1/${route}`, payload }));
      }),
      { numRuns: 150 }
    );
  });
});
