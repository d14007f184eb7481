import fc from 'fast-check';
import { testServer } from '../../../tests/support/server';
import { putSide, putSolarSystemNames } from '../../../tests/support/sidesky';
import { ALERTS, putAlert, smallSky } from '../../../tests/support/smallsky';
import { encodeCell } from '../../core/survey/cell';
import { anomalyArguments } from '../../wire/anomaly';
import { conesearchArguments } from '../../wire/conesearch';
import { cutoutsArguments } from '../../wire/cutouts';
import { daterangeArguments } from '../../wire/daterange';
import { latestsArguments } from '../../wire/latests';
import { metadataArguments } from '../../wire/metadata';
import { objectsArguments } from '../../wire/objects';
import { randomArguments } from '../../wire/random';
import { resolverArguments } from '../../wire/resolver';
import { searchArguments } from '../../wire/search';
import { ssoArguments } from '../../wire/sso';
import { ssocandArguments } from '../../wire/ssocand';
import { statisticsArguments } from '../../wire/statistics';
import { trackletArguments } from '../../wire/tracklet';

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
    'i:jd,v:g-r,d:tag',
    '*',
    'true',
    '2021-11-22',
    'all',
    '8467,10P',
    'TRCK_20211122',
    'tns',
    'ssodnet',
    'lightcurves',
    'orbParams',
    'rising',
    'Unknown'
  ),
  fc.string({ unit: 'binary', maxLength: 40 })
);
const json = fc.oneof(value, fc.jsonValue({ maxDepth: 2 }), fc.double(), fc.constant(['a', 'b']));

/** The small sky with a row or two in every table that a route reads. */
function fullSky() {
  const store = putSolarSystemNames(smallSky());
  const [alert] = ALERTS;
  const tracklet = 'TRCK_20211122_091949_00';
  putAlert(store, 'ztf.anomaly', { ...alert });
  putAlert(store, 'ztf.tracklet', { ...alert, 'd:tracklet': tracklet }, { tracklet });
  putAlert(store, 'ztf.ssnamenr', { ...alert, 'i:ssnamenr': '8467' }, { ssnamenr: '8467' });
  putSide(store, 'ztf.tns_resolver', 'sn 2021abc_ztf21aaaaaaa', { 'd:fullname': 'SN 2021abc' });
  putSide(store, 'ztf.orb_cand', 'cand_FF20211122aaaaaaa', { 'd:a': 2.5 });
  putSide(store, 'ztf.sso_cand', '2459540.5_FF20211122aaaaaaa', { 'd:jd': 2459540.5 });
  putSide(store, 'ztf.metadata', 'ZTF21aaaaaaa', { 'd:internal_name': 'mine' });
  store.put('statistics_class', 'ztf_20211122', new Map([['basic:sci', encodeCell('long', 3n)]]));
  return store;
}

describe.each([
  ['search', searchArguments, { query: 'ZTF21aaaaaaa' }],
  ['explain', searchArguments, { query: 'ZTF21' }],
  ['objects', objectsArguments, { objectId: 'ZTF21aaaaaaa' }],
  ['conesearch', conesearchArguments, { ra: '246', dec: '25.5', radius: '60' }],
  ['latests', latestsArguments, { class: 'Unknown' }],
  ['anomaly', anomalyArguments, { n: '3' }],
  ['tracklet', trackletArguments, { date: '2021-11-22' }],
  ['sso', ssoArguments, { n_or_d: '8467,10P' }],
  ['ssocand', ssocandArguments, { kind: 'lightcurves' }],
  ['daterange', daterangeArguments, { startdate: '2459540.5', window: '3' }],
  ['random', randomArguments, { n: '2' }],
  ['resolver', resolverArguments, { resolver: 'ssodnet', name: '33' }],
  ['statistics', statisticsArguments, { date: '2021' }],
  ['metadata', metadataArguments, { objectId: 'all' }],
  ['cutouts', cutoutsArguments, { objectId: 'ZTF21aaaaaaa', kind: 'Science' }]
] as const)('/api/v1/%s', (route, schema, right) => {
  const { app, store } = testServer(fullSky());
  const names = Object.keys(schema.shape);

  /** An answer or an error of the one who asked, in one shape; never a fault of the gateway. */
  function check(answer: { statusCode: number; body: string }): void {
    // 403: nobody may write. 503: only a service outside could tell, and it is not asked.
    expect([200, 400, 403, 404, 503]).toContain(answer.statusCode);
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

  it('answers right arguments of which one is spoilt', async () => {
    const url = `/api/v1/${route}`;
    const plain = await app.inject({ url, query: { ...right } });
    expect(plain.statusCode).toBe(200);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), json, async (name, spoilt) => {
        check(await app.inject({ method: 'POST', url, payload: { ...right, [name]: spoilt } }));
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
