import { testServer } from '../../../../tests/support/server';
import { putSide, putSolarSystemNames } from '../../../../tests/support/sidesky';
import { ALERTS, putAlert, smallSky } from '../../../../tests/support/smallsky';

function withNames() {
  const store = putSolarSystemNames(smallSky());
  const names = [
    ['AT 2023abc', 'ATLAS23aaa', null],
    ['SN 2023vwy', 'ATLAS23url', 'SN Ia'],
    ['SN 2023vwy', 'ZTF23abmwsrw', 'SN Ia'],
    ['SN 2024fa', 'PS24ca', 'SN II']
  ] as const;
  for (const [fullname, internalname, type] of names) {
    putSide(store, 'ztf.tns_resolver', `${fullname}_${internalname}`.toLowerCase(), {
      'd:fullname': fullname,
      'd:internalname': internalname,
      'd:type': type,
      'd:ra': 47.5,
      'd:declination': 52.25
    });
  }
  putAlert(store, 'ztf', { ...ALERTS[3], 'd:tns': 'SN Ia', 'i:ssnamenr': 'Benoitcarry' });
  return store;
}

async function ask(query: Record<string, string>, store = withNames()) {
  const { app } = testServer(store);
  const answer = await app.inject({ url: '/api/v1/resolver', query });
  expect(store.openSnapshots).toBe(0);
  expect(answer.statusCode).toBe(200);
  return answer.json<Record<string, unknown>[]>();
}

describe('/api/v1/resolver, tns', () => {
  it.each([
    ['SN 2023vwy', ['ATLAS23url', 'ZTF23abmwsrw']],
    ['sn2023VWY', ['ATLAS23url', 'ZTF23abmwsrw']],
    ['SN 202', ['ATLAS23url', 'ZTF23abmwsrw', 'PS24ca']],
    ['', ['ATLAS23aaa', 'ATLAS23url', 'ZTF23abmwsrw', 'PS24ca']],
    ['vwy', []]
  ])('finds names that begin with "%s"', async (name, found) => {
    const rows = await ask({ resolver: 'tns', name });
    expect(rows.map(row => row['d:internalname'])).toEqual(found);
  });

  it('gives every name the same columns, with numbers as numbers', async () => {
    expect(await ask({ resolver: 'tns', name: 'at', nmax: '1' })).toEqual([
      {
        'd:fullname': 'AT 2023abc',
        'd:internalname': 'ATLAS23aaa',
        'd:type': null,
        'd:ra': 47.5,
        'd:declination': 52.25,
        'd:redshift': null,
        'd:discoverydate': null
      }
    ]);
  });

  it('gives at most nmax names', async () => {
    expect(await ask({ resolver: 'tns', name: '', nmax: '3' })).toHaveLength(3);
  });

  it('finds what the alerts of an object say', async () => {
    expect(await ask({ resolver: 'tns', name: 'ZTF21bbbbbbb', reverse: 'true' })).toMatchObject([
      { 'd:internalname': 'ZTF21bbbbbbb', 'd:type': 'SN Ia', 'd:fullname': null, 'd:declination': 25.5 }
    ]);
    expect(await ask({ resolver: 'tns', name: 'ZTF21aaaaaaa', reverse: 'True' })).toEqual([]);
  });
});

describe('/api/v1/resolver, ssodnet', () => {
  it.each([
    ['33', undefined, ['33', '3300', '330']],
    ['33', '1', ['33']],
    ['33', '2', ['33', '3300']],
    ['8467', '1', ['8467', 'Benoitcarry']],
    ['benoitcarry', '1', ['8467', 'Benoitcarry', 'Benoitcarry']],
    ['2010JO69', '1', ['2010JO69', '2010JO69']],
    ['BENOIT', undefined, ['8467', 'Benoitcarry', 'Benoitcarry']],
    ['nobody', undefined, []]
  ])('finds "%s" with nmax %s, exact names first, then in order of keys', async (name, nmax, found) => {
    const rows = await ask({ resolver: 'ssodnet', name, ...(nmax === undefined ? {} : { nmax }) });
    const names = rows.map(row => row['i:ssnamenr']);
    expect([...new Set(names)]).toEqual([...new Set(found)]);
    expect(names.length).toBeLessThanOrEqual(Number(nmax === '1' ? 99 : (nmax ?? 10)));
  });

  it('finds the objects that alerts were matched with, under all their names', async () => {
    const rows = await ask({ resolver: 'ssodnet', name: 'ZTF21bbbbbbb', reverse: '1' });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows).toEqual(
      rows.map(() => ({ 'i:ssnamenr': 'Benoitcarry', 'i:name': 'Benoitcarry', 'i:number': '8467' }))
    );
    expect(await ask({ resolver: 'ssodnet', name: 'ZTF21aaaaaaa', reverse: '1' })).toEqual([]);
  });

  it('knows the name of alerts also without a table of names', async () => {
    const store = smallSky();
    putAlert(store, 'ztf', { ...ALERTS[3], 'i:ssnamenr': '8467' });
    expect(await ask({ resolver: 'ssodnet', name: 'ZTF21bbbbbbb', reverse: '1' }, store)).toEqual([
      { 'i:ssnamenr': '8467', 'i:name': null, 'i:number': null }
    ]);
  });
});

describe('/api/v1/resolver, simbad', () => {
  it('gives the label of each alert, oldest first, ids exact', async () => {
    const { app } = testServer(withNames());
    const answer = await app.inject('/api/v1/resolver?resolver=simbad&name=ZTF21aaaaaaa&reverse=true&nmax=1');
    expect(answer.body).toBe(
      '[{"d:cdsxmatch":"Unknown","i:candid":2890466950515015018,"i:dec":25.5,"i:jd":2459540.5,' +
        '"i:objectId":"ZTF21aaaaaaa","i:ra":246}]'
    );
  });

  it('says that SIMBAD is not asked for names', async () => {
    const { app } = testServer(withNames());
    const answer = await app.inject('/api/v1/resolver?resolver=simbad&name=M31');
    expect(answer.statusCode).toBe(503);
    expect(answer.json().error).toMatchObject({
      code: 'unavailable',
      message: 'unavailable: SIMBAD (CDS Sesame) is not asked by this gateway'
    });
  });
});

describe('/api/v1/resolver', () => {
  it.each(['tns', 'ssodnet'])('says that a source has no names of %s', async resolver => {
    const { app } = testServer();
    const answer = await app.inject(`/api/v1/resolver?resolver=${resolver}&name=x`);
    expect(answer.statusCode).toBe(503);
    expect(answer.json().error.message).toMatch(/^unavailable: source .* has no table ztf\./);
  });

  it.each([
    ['', 'missing argument: resolver'],
    ['?resolver=ned&name=x', 'unsupported resolver: ned. choose one of: simbad, ssodnet, tns'],
    ['?resolver=ssodnet&name=', 'invalid name: '],
    ['?resolver=tns&name=&reverse=1', 'invalid name: '],
    ['?resolver=tns&name=ZTF21&reverse=1', 'unsupported name: ZTF21 is the beginning of an id'],
    ['?resolver=tns&name=SN&nmax=-1', 'invalid nmax: -1'],
    [`?resolver=tns&name=${'x'.repeat(300)}`, 'invalid name: xxx']
  ])('answers "%s" with HTTP 400', async (query, text) => {
    const { app } = testServer(withNames());
    const answer = await app.inject(`/api/v1/resolver${query}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().text).toContain(text);
  });
});
