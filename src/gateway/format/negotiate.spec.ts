import { type FormatName } from '../../core/format/formats';
import { WireFault } from '../../wire/fault';
import { chooseFormat } from './negotiate';

function chosen(accept: string | undefined, given?: FormatName, usual?: FormatName): FormatName {
  return chooseFormat({ headers: accept === undefined ? {} : { accept } }, given, usual);
}

describe('chooseFormat', () => {
  it.each([
    [undefined, 'json'],
    ['', 'json'],
    ['*/*', 'json'],
    ['application/json', 'json'],
    ['text/csv', 'csv'],
    ['Text/CSV; header=present', 'csv'],
    ['application/x-votable+xml', 'votable'],
    ['text/xml', 'votable'],
    ['application/vnd.apache.parquet', 'parquet'],
    ['application/x-ndjson', 'ndjson'],
    ['application/vnd.apache.arrow.stream', 'arrow'],
    ['application/json, application/x-ndjson;q=0.9, */*;q=0.8', 'json'],
    ['application/json;q=0.5, application/vnd.apache.parquet', 'parquet'],
    ['text/*', 'csv'],
    ['application/*;q=0.5, text/csv;q=0.6', 'csv'],
    ['application/json;q=0, */*', 'csv'],
    ['image/png, text/csv;q=0.1', 'csv'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'json']
  ] as const)('Accept: %s gives %s', (accept, format) => {
    expect(chosen(accept)).toBe(format);
  });

  it('takes the usual format of the route where any will do', () => {
    expect(chosen('*/*', undefined, 'ndjson')).toBe('ndjson');
    expect(chosen('application/json', undefined, 'ndjson')).toBe('json');
  });

  it('lets output-format win', () => {
    expect(chosen('text/csv', 'parquet')).toBe('parquet');
    expect(chosen('image/png', 'json')).toBe('json');
  });

  it.each(['image/png', 'application/json;q=0', 'text/csv;q=nonsense', 'nonsense'])(
    'answers Accept: %s with HTTP 406 and the list of formats',
    accept => {
      const fault = (): unknown => {
        try {
          return chosen(accept);
        } catch (error) {
          return error;
        }
      };
      expect(fault()).toBeInstanceOf(WireFault);
      expect(fault()).toMatchObject({
        status: 406,
        error: {
          code: 'unsupported',
          message: `unsupported Accept: ${accept}`,
          remedy: expect.stringContaining('votable (application/x-votable+xml)')
        }
      });
    }
  );
});
