import { encodeCell } from '../../../../core/survey/cell';
import { cellSet, deletion, exchange, parseCellSet, putRow } from './cellset';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const decoded = (json: string): unknown =>
  JSON.parse(json, (name, value: unknown) =>
    // `$` is what the REST server calls the value of a cell.
    typeof value === 'string' && name !== '$' ? Buffer.from(value, 'base64').toString('utf8') : value
  );

describe('putRow', () => {
  it("encodes cells as Fink's writer does: big-endian numbers, booleans as text, empty texts, nothing for a null", () => {
    // By Python: base64.b64encode(struct.pack('>q', …)), '>d', '>f'.
    const cells = new Map([
      ['i:candid', encodeCell('long', 1787106072015015013n)],
      ['i:jd', encodeCell('double', 2459540.6065972)],
      ['i:magpsf', encodeCell('float', 18.5)],
      ['i:fid', encodeCell('integer', 2)],
      ['d:from_upper', encodeCell('boolean', true)],
      ['d:tns', encodeCell('string', '')],
      ['d:cdsxmatch', encodeCell('string', 'EB*')]
    ]);
    expect(JSON.parse(putRow('ZTF18abcdefg_2459540.6065972', cells, 17))).toEqual({
      key: base64('ZTF18abcdefg_2459540.6065972'),
      Cell: [
        ['i:candid', 'GM0TgQZmDGU='],
        ['i:jd', 'QULDyk2k+iA='],
        ['i:magpsf', 'QZQAAA=='],
        ['i:fid', 'AAAAAg=='],
        ['d:from_upper', 'dHJ1ZQ=='],
        ['d:tns', ''],
        ['d:cdsxmatch', 'RUIq']
      ].map(([column = '', $]) => ({ column: base64(column), timestamp: 17, $ }))
    });
  });
});

describe('deletion', () => {
  it('deletes all families up to a time, on condition of a column that never is there', () => {
    expect(decoded(deletion('EB*_Candidate/a+b%', ['i', 'd'], 41))).toEqual({
      Row: [
        {
          key: 'EB*_Candidate/a+b%',
          Cell: [
            { column: 'i', timestamp: 41 },
            { column: 'd', timestamp: 41 },
            { column: 'i:-', $: '' }
          ]
        }
      ]
    });
  });
});

describe('exchange', () => {
  it('names the new text first and the expected one last', () => {
    expect(decoded(exchange('lock', 'm:text', 'old', 'new'))).toEqual({
      Row: [
        {
          key: 'lock',
          Cell: [
            { column: 'm:text', $: base64('new') },
            { column: 'm:text', $: base64('old') }
          ]
        }
      ]
    });
  });
});

describe('parseCellSet', () => {
  it('reads what putRow writes', () => {
    const cells = new Map([['b:x', Uint8Array.from([0, 255, 128])]]);
    const [row] = parseCellSet(JSON.parse(cellSet([putRow('naïve Ω', cells, 9)])));
    expect(row?.key).toBe('naïve Ω');
    expect(row?.cells.get('b:x')).toEqual({ value: Buffer.from([0, 255, 128]), timestamp: 9 });
  });

  it('refuses what is no set of rows', () => {
    expect(() => parseCellSet({})).toThrow('invalid answer of HBase: no rows');
  });
});
