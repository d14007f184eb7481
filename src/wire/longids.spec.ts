import { ztfColumns } from '../core/survey/ztf';
import { idsAsText, LONG_COLUMNS } from './longids';

it('LONG_COLUMNS are the 64-bit columns of the survey', () => {
  const long = [...ztfColumns.values()].filter(column => column.type === 'long').map(column => column.name);
  expect([...LONG_COLUMNS].sort()).toEqual(long.sort());
});

it('idsAsText leaves other columns and nulls alone', () => {
  expect(idsAsText({ 'i:candid': 12, 'i:pid': null, 'i:fid': 1, 'i:rfid': '7' })).toEqual({
    'i:candid': '12',
    'i:pid': null,
    'i:fid': 1,
    'i:rfid': '7'
  });
});
