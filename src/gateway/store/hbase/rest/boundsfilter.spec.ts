import { boundsFilter } from './boundsfilter';

const said = (bounds: Parameters<typeof boundsFilter>[0]): string => {
  const filter = boundsFilter(bounds);
  return filter === 'nothing' ? filter : filter.toString('latin1');
};

describe('bounds in the filter language', () => {
  it('compare the bytes of a column that must be there', () => {
    const low = "SingleColumnValueFilter('i','ra',>=,'binary:\x00\x00\x00\x01',true,true)";
    const high = "SingleColumnValueFilter('i','ra',<=,'binary:\x00\x00\x00\x02',true,true)";
    expect(said([{ column: 'i:ra', type: 'integer', min: 1, max: 2 }])).toBe(`(${low} AND ${high})`);
  });

  it('are two intervals over zero, and all of several columns', () => {
    const one = said([{ column: 'i:dec', type: 'double', min: -1, max: 1 }]);
    expect(one.split(' OR ')).toHaveLength(2);
    const both = said([
      { column: 'i:dec', type: 'double', min: -1, max: 1 },
      { column: 'i:ra', type: 'double', min: 2, max: 3 }
    ]);
    expect(both.startsWith(`(${one} AND (`)).toBe(true);
  });

  it('write a quote twice', () => {
    expect(said([{ column: 'i:n', type: 'integer', min: 0x27, max: 0x27 }])).toContain("\x00\x00\x00''");
  });

  it('say when nothing can meet them', () => {
    expect(said([{ column: 'i:n', type: 'integer', min: 2, max: 1 }])).toBe('nothing');
  });
});
