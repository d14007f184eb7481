import { loadingText, parseLoading } from './loading';

const NOTE = { what: 'the simulated sky', alerts: 12, since: '2026-01-11T00:00:00.000Z', pid: 7 };

it.each([NOTE, { ...NOTE, total: 30, again: 'jupyter fink simulate' }])(
  'reads back what was noted: %j',
  note => {
    expect(parseLoading(loadingText(note))).toEqual(note);
  }
);

it.each([undefined, '', 'null', '[]', '{', '7', '{"what":"x"}', JSON.stringify({ ...NOTE, alerts: '12' })])(
  'takes %j for no load',
  text => {
    expect(parseLoading(text)).toBeUndefined();
  }
);
