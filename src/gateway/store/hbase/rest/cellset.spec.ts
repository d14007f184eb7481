import { isCellSet, rowsOf } from './cellset';

const encoded = (bytes: string | Uint8Array): string => Buffer.from(bytes as string).toString('base64');

describe('rows of an answer in JSON', () => {
  it('have text keys, named columns and any bytes as cells', () => {
    const [row] = rowsOf({
      Row: [
        {
          key: encoded('naïve_1'),
          Cell: [
            { column: encoded('i:candid'), $: encoded(Uint8Array.of(0, 255, 10, 128)) },
            { column: encoded('d:tns'), $: '' },
            { column: encoded('d:none') }
          ]
        }
      ]
    });
    expect(row?.key).toBe('naïve_1');
    expect([...(row?.cells ?? [])].map(([name, cell]) => [name, [...cell]])).toEqual([
      ['i:candid', [0, 255, 10, 128]],
      ['d:tns', []],
      ['d:none', []]
    ]);
  });

  it('keep only the columns wanted', () => {
    const Cell = ['i:a', 'i:b'].map(name => ({ column: encoded(name), $: encoded('x') }));
    const [row] = rowsOf({ Row: [{ key: encoded('k'), Cell }] }, new Set(['i:b']));
    expect([...(row?.cells.keys() ?? [])]).toEqual(['i:b']);
  });

  it('are refused when their keys are no text, since nothing could be asked for by them', () => {
    const Row = [{ key: encoded(Uint8Array.of(0x6b, 0xff)), Cell: [] }];
    expect(() => rowsOf({ Row })).toThrow('not UTF-8');
    expect(rowsOf({ Row: [{ key: encoded('odd \ufffd'), Cell: [] }] })[0]?.key).toBe('odd \ufffd');
  });

  it('are refused when a value is cut', () => {
    for (const value of ['QUJ', 7] as string[]) {
      const Row = [{ key: encoded('k'), Cell: [{ column: encoded('i:a'), $: value }] }];
      expect(() => rowsOf({ Row })).toThrow('base64');
    }
  });

  it('are told from other answers', () => {
    expect(isCellSet({ Row: [] })).toBe(true);
    for (const other of [null, 1, {}, { Row: {} }, { Row: [null] }, { Row: [{ key: 1, Cell: [] }] }]) {
      expect(isCellSet(other)).toBe(false);
    }
  });
});
