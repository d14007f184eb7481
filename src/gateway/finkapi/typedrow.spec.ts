import { ztfColumns } from '../../core/survey/ztf';
import { typedRow } from './typedrow';

const row = (name: string, given: unknown) => typedRow({ [name]: given }, new Set([name]));

it.each<readonly [string, unknown, unknown]>([
  ['i:jd', '2459540.75', 2459540.75],
  ['i:jd', 2459541, 2459541],
  ['i:magpsf', 18.123457, Math.fround(18.123457)],
  ['i:fid', '2', 2],
  ['i:fid', '2.0', 2],
  ['i:candid', '2890466950515015016', 2890466950515015016n],
  ['i:candid', 15, 15n],
  ['i:candid', '-1.0', -1n],
  ['d:from_upper', 'False', false],
  ['d:from_upper', true, true],
  ['d:lc_features_g', [1, null], '[1,null]'],
  ['d:DR3Name', 'nan', 'nan'],
  ['d:mangrove_2MASS_name', 'None', 'None'],
  ['i:ssnamenr', 'null', 'null'],
  ['i:ssnamenr', 8467, '8467'],
  ['d:tns', '', '']
])('%s of %p is %p', (name, given, value) => {
  expect(row(name, given)).toEqual({ [name]: value });
});

it.each<readonly [string, unknown]>([
  ['i:jd', null],
  ['i:jd', 'NaN'],
  ['i:fid', '<NA>'],
  ['i:magpsf', 'None'],
  ['d:tns', 'nan'],
  ['d:tracklet', 'nan'],
  ['d:from_upper', 'nan'],
  ['v:classification', 'SN candidate'],
  ['b:cutoutScience_stampData', 'binary:ZTF21abfmbix'],
  ['i:unheardof', 1]
])('%s of %p is no value', (name, given) => {
  expect(row(name, given)).toEqual({});
});

it('a 64-bit id that was rounded is no value: a wrong one would be worse', () => {
  expect(row('i:candid', 2 ** 61)).toEqual({});
});

it.each<readonly [string, unknown]>([
  ['i:fid', 1.5],
  ['i:jd', 'yesterday'],
  ['i:candid', '12ab'],
  ['d:from_upper', 'perhaps']
])('%s of %p is refused', (name, given) => {
  expect(() => row(name, given)).toThrow(`invalid value of ${name}: ${String(given)}`);
});

it('leaves out what was not asked for', () => {
  expect(typedRow({ 'i:fid': 1, 'i:jd': 2 }, new Set(['i:fid']))).toEqual({ 'i:fid': 1 });
});

it('knows no column in which nan is taken for nothing that is not text', () => {
  for (const name of ['d:tns', 'd:tracklet', 'i:ssnamenr']) {
    expect(ztfColumns.get(name)?.type).toBe('string');
  }
});
