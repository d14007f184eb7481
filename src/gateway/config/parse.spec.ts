import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { configSchema } from './config';
import { parseConfig } from './parse';

describe('parseConfig', () => {
  it('fills what is left out', () => {
    expect(parseConfig('PORT: 1234\n')).toEqual({ ...configSchema.parse({}), PORT: 1234 });
    expect(parseConfig('')).toEqual(configSchema.parse({}));
    expect(parseConfig('# nothing but words\n')).toEqual(configSchema.parse({}));
  });

  it('names the line of an unknown key and the nearest known one', () => {
    expect(() => parseConfig('HOST: localhost\n\nPORTS: 1\n')).toThrow(
      'config.yml, line 3: unknown key: PORTS. Did you mean PORT?'
    );
    expect(() => parseConfig('port: 1\n')).toThrow('line 1: unknown key: port. Did you mean PORT?');
    expect(() => parseConfig('WEBHDFS: x\n')).toThrow('Known keys: HOST, PORT');
  });

  it('names the line of a wrong value, all faults together and in order', () => {
    const text = '# a\nSOURCE: oracle\nPORT: many\nMAXRADIUS: 20000\n';
    expect(() => parseConfig(text)).toThrow(
      /^config.yml, line 2: invalid SOURCE: "oracle"\..*\nconfig.yml, line 3: invalid PORT: "many"\..*\nconfig.yml, line 4: invalid MAXRADIUS: 20000\./
    );
  });

  it('names the line of broken YAML', () => {
    expect(() => parseConfig('HOST: a\nPORT: [1\n', 'my.yml')).toThrow(/^my.yml, line \d: invalid YAML/);
    expect(() => parseConfig('HOST: a\nHOST: b\n')).toThrow('line 2: invalid YAML: Map keys must be unique');
    expect(() => parseConfig('- HOST\n')).toThrow('line 1: invalid file');
  });

  it('the documented config.yml holds every key with its default', () => {
    const text = readFileSync(resolve(__dirname, '../../../config.yml'), 'utf8');
    expect(parseConfig(text)).toEqual(configSchema.parse({}));
    for (const key of Object.keys(configSchema.shape)) {
      expect(text).toMatch(new RegExp(`# .+\\n${key}: `));
    }
  });
});
