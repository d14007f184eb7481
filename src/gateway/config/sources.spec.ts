import { parseConfig } from './parse';
import { defaultSource, sourcesOf } from './sources';

const rest = '  slow:\n    DRIVER: hbase-rest\n    HOST: h\n';
const thrift = '  fast:\n    DRIVER: hbase-thrift2\n    HOST: h\n';
const embedded = '  own:\n    DRIVER: embedded\n';

describe('sources of a configuration', () => {
  it('is the embedded store alone in a file of today', () => {
    for (const text of ['', 'SOURCE: embedded\nDATA: /data\n', 'SOURCES:\n']) {
      const config = parseConfig(text);
      expect([...sourcesOf(config).keys()]).toEqual(['embedded']);
      expect(defaultSource(config)).toBe('embedded');
    }
  });

  it('takes Thrift2 before REST before the embedded store as the default, whatever the order', () => {
    const defaultOf = (...parts: string[]) => defaultSource(parseConfig(`SOURCES:\n${parts.join('')}`));
    expect(defaultOf(embedded, rest, thrift)).toBe('fast');
    expect(defaultOf(embedded, rest)).toBe('slow');
    expect(defaultOf(embedded)).toBe('own');
  });

  it('takes the one that SOURCE names', () => {
    const config = parseConfig(`SOURCE: own\nSOURCES:\n${embedded}${thrift}`);
    expect([...sourcesOf(config).keys()]).toEqual(['own', 'fast']);
    expect(defaultSource(config)).toBe('own');
  });
});
