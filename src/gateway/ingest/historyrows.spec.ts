import type { IAlert } from './alert';
import { historyRows } from './historyrows';

const alert = (history: IAlert['history']): IAlert => ({
  objectId: 'ZTF20aaaaaaa',
  candid: 1n,
  root: {},
  candidate: { jd: 2459001.75 },
  history,
  groups: {},
  stamps: { science: null, template: null, difference: null }
});

it.each([
  ['no magnitude', { magpsf: null }, 'ztf.upper'],
  ['NaN as magnitude', { magpsf: NaN }, 'ztf.upper'],
  ['low real/bogus score', { magpsf: 19, rb: 0.54, nbad: 0 }, 'ztf.uppervalid'],
  ['a bad pixel', { magpsf: 19, rb: 0.9, nbad: 1 }, 'ztf.uppervalid'],
  ['unknown quality', { magpsf: 19, rb: null, nbad: 0 }, 'ztf.uppervalid'],
  ['a detection that passes', { magpsf: 19, rb: 0.55, nbad: 0 }, undefined]
])('%s', (_name, element, table) => {
  const rows = historyRows(alert([{ jd: 2459000.5, fid: 1, diffmaglim: 20, ...element }]));
  expect(rows.map(row => [row.table, row.key])).toEqual(table ? [[table, 'ZTF20aaaaaaa_2459000.5']] : []);
});

it('stores no cell for what is missing', () => {
  const [row] = historyRows(alert([{ jd: 2459000.5, fid: 1, diffmaglim: null, magpsf: null }]));
  expect([...(row?.cells.keys() ?? [])].sort()).toEqual(['i:fid', 'i:jd', 'i:objectId']);
});
