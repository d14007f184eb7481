import type { Row } from '../../core/value';
import type { IAnswer } from '../sidebar/tokens';
import { resultRows } from './row';

const ALERT: Row = {
  'i:objectId': 'ZTF18aaaaaaa',
  'i:candid': '1',
  'i:jd': 2460310.75,
  'i:fid': 2,
  'i:magpsf': 18.456,
  'i:ra': 10,
  'i:dec': 20,
  'v:classification': 'SN candidate'
};

function answer(query: IAnswer['query'], rows: readonly Row[]): IAnswer {
  return { query, text: '', source: null, title: '', unit: 'alerts', rows, complete: true, retrieved: '' };
}

describe('resultRows', () => {
  it('should list each alert of a class', () => {
    const query = { kind: 'class', survey: 'ztf', class: 'SN candidate', last: 2 } as const;
    const rows = resultRows(answer(query, [ALERT, { ...ALERT, 'i:candid': '2' }]));
    expect(rows).toHaveLength(2);
    expect(new Set(rows.map(row => row.key)).size).toBe(2);
    expect(rows[0]).toMatchObject({
      id: 'ZTF18aaaaaaa',
      label: 'SN candidate',
      band: 'r',
      magnitude: 18.456,
      time: '2024-01-01 06:00',
      separation: '',
      alerts: null,
      simulated: false
    });
  });

  it('should number the alerts of an object that stands in several lines', () => {
    const query = { kind: 'class', survey: 'ztf', class: 'SN candidate', last: 3 } as const;
    const other = { ...ALERT, 'i:objectId': 'ZTF18bbbbbbb' };
    const rows = resultRows(answer(query, [ALERT, other, { ...ALERT, 'i:candid': '2' }]));
    expect(rows.map(row => row.repeat)).toEqual([{ number: 1, count: 2 }, null, { number: 2, count: 2 }]);
  });

  it('should put the alerts of an object together and show the latest', () => {
    const query = { kind: 'object', survey: 'ztf', ids: [], prefix: 'ZTF18' } as const;
    const rows = resultRows(
      answer(query, [
        ALERT,
        { ...ALERT, 'i:jd': 2460320.5, 'i:magpsf': 17, 'i:candid': '2' },
        { ...ALERT, 'i:objectId': 'ZTF18bbbbbbb' }
      ])
    );
    expect(rows.map(row => [row.id, row.alerts, row.magnitude])).toEqual([
      ['ZTF18aaaaaaa', 2, 17],
      ['ZTF18bbbbbbb', 1, 18.456]
    ]);
    expect(rows[0]?.history).toHaveLength(2);
  });

  it('should not take the alerts of a limited answer for the whole history', () => {
    const query = { kind: 'object', survey: 'ztf', ids: [], prefix: 'ZTF18', last: 1 } as const;
    expect(resultRows(answer(query, [ALERT]))[0]?.history).toBeNull();
  });

  it('should show the separation, class and number of alerts of a cone', () => {
    const query = { kind: 'cone', survey: 'ztf', ra: 10, dec: 20, radius: 600 } as const;
    const row: Row = {
      'i:objectId': 'ZTF26sim0042',
      'i:candid': '1',
      'd:classification': 'Unknown',
      'd:nalerthist': 7,
      'v:separation_degree': 0.0025
    };
    expect(resultRows(answer(query, [row]))[0]).toMatchObject({
      label: 'Unknown',
      alerts: null,
      recent: 7,
      separation: '9″',
      simulated: true,
      time: ''
    });
  });
});
