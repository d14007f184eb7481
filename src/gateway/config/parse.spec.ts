import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { configSchema } from './config';
import { driverSchemas, limitsSchema } from './sourceconfig';
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
    expect(() => parseConfig('COLOUR: x\n')).toThrow('Known keys: HOST, PORT');
  });

  it("takes the keys of Fink's own files that mean the same, and has a word for each of the others", () => {
    expect(parseConfig('HOST: localhost\nPORT: 24000\nNLIMIT: 500\n')).toMatchObject({
      HOST: 'localhost',
      PORT: 24000,
      NLIMIT: 500
    });
    const file = 'HBASEIP: 10.0.0.1\nZOOPORT: 2183\nCLIENTVERSION: 1\nUSER: me\n';
    expect(() => parseConfig(file)).toThrow(
      /line 1: unsupported HBASEIP: .*ZooKeeper.*\n.*line 2: .*\n.*line 3: unsupported CLIENTVERSION: leave it out.*\n.*line 4: unsupported USER/
    );
    expect(() => parseConfig('KAFKA_SASL_PASSWORD: hunter2\n')).not.toThrow('hunter2');
  });

  it("takes APIURL of Fink's portals for a source that asks the API there", () => {
    const config = parseConfig('APIURL: https://api.example.org/\nHOST: 0.0.0.0\nPORT: 24000\n');
    expect(Object.keys(config.SOURCES ?? {})).toEqual(['fink-api']);
    expect(config.SOURCES?.['fink-api']).toMatchObject({
      DRIVER: 'fink-api',
      API: 'https://api.example.org'
    });
    expect(() => parseConfig('PORT: 1\nAPIURL: https://me:hunter2@api.example.org\n')).toThrow(
      /line 2: invalid APIURL\. give an address without name(?!.*hunter2)/
    );
    expect(() => parseConfig('APIURL: https://x.org\nSOURCES: { a: { DRIVER: embedded } }\n')).toThrow(
      'line 1: ambiguous APIURL: there are SOURCES too'
    );
    expect(parseConfig('APIURL:\n').SOURCES).toEqual({});
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

  const cluster = 'SOURCES:\n  cluster:\n    DRIVER: hbase-thrift2\n    HOST: h\n';

  it('reads sources, and fills what is left out of them', () => {
    const { SOURCES } = parseConfig(`${cluster}    LIMITS: { NLIMIT: 5 }\n`);
    expect(SOURCES).toEqual({
      cluster: {
        DRIVER: 'hbase-thrift2',
        HOST: 'h',
        PORT: 9090,
        TLS: false,
        NAMESPACE: 'default',
        PARALLEL: 16,
        CALL_SECONDS: 15,
        RETRIES: 2,
        LIMITS: { NLIMIT: 5 }
      }
    });
  });

  it.each([
    ['    HOTS: x\n', 'line 5: unknown key: SOURCES.cluster.HOTS. Did you mean HOST?'],
    ['    PATH: /x\n', 'line 5: unknown key: SOURCES.cluster.PATH. Known keys: DRIVER, HOST'],
    ['    RETRIES: 2\n    PORT: many\n', 'line 6: invalid SOURCES.cluster.PORT: "many".'],
    [
      '    LIMITS:\n      NLIMITS: 2\n',
      'line 6: unknown key: SOURCES.cluster.LIMITS.NLIMITS. Did you mean NLIMIT?'
    ],
    ['    LIMITS:\n      NLIMIT: 0\n', 'line 6: invalid SOURCES.cluster.LIMITS.NLIMIT: 0.'],
    ['    TABLES: [ztf, "a:b"]\n', 'line 5: invalid SOURCES.cluster.TABLES.1: "a:b". give names of tables'],
    ['    CUTOUTS: ftp://x\n', 'line 5: invalid SOURCES.cluster.CUTOUTS: "ftp://x". give an address'],
    ['    TLS: 3\n', 'line 5: invalid SOURCES.cluster.TLS: 3. give true, false or a file'],
    ['  other:\n    DRIVER: hbase-rest\n', 'line 5: missing SOURCES.other.HOST.'],
    ['  other:\n    HOST: x\n', 'line 5: missing SOURCES.other.DRIVER. Known drivers: hbase-thrift2'],
    [
      '  other:\n    DRIVER: oracle\n',
      'line 6: invalid SOURCES.other.DRIVER: "oracle". Known drivers: hbase-thrift2'
    ],
    ['  "a b":\n    DRIVER: embedded\n', 'line 5: invalid name: SOURCES.a b. begin names with a letter'],
    ['SOURCE: clutser\n', 'line 5: invalid SOURCE: "clutser". Sources of this file: cluster']
  ])('names the line of what is wrong in a source: %s', (more, message) => {
    expect(() => parseConfig(cluster + more)).toThrow(message);
  });

  it.each([
    ['    KERBEROS: true\n', 'line 5: unsupported SOURCES.cluster.KERBEROS'],
    ['    PRINCIPAL: fink@X\n', 'line 5: unsupported SOURCES.cluster.PRINCIPAL'],
    ['    AUTH: kerberos\n', 'line 5: unsupported SOURCES.cluster.AUTH'],
    ['KEYTAB: /etc/fink.keytab\n', 'line 5: unsupported KEYTAB']
  ])('refuses Kerberos and points at the proxy: %s', (more, message) => {
    const wrong = (): unknown => parseConfig(cluster + more);
    expect(wrong).toThrow(message);
    expect(wrong).toThrow('docs/operator.md');
  });

  const rest = 'SOURCES:\n  r:\n    DRIVER: hbase-rest\n    HOST: h\n';

  it.each([
    [
      '    PASSWORD: secret\n',
      'line 5: unsupported SOURCES.r.PASSWORD: a password does not belong into this file'
    ],
    ['    PASSWORD_ENV: X\n', 'line 5: invalid SOURCES.r.PASSWORD_ENV: there is no USER'],
    ['    USER: a\n', 'line 5: invalid SOURCES.r.USER: there is no password'],
    ['    USER: a\n    PASSWORD_ENV: X\n', 'line 5: invalid SOURCES.r.USER: the password would be readable'],
    ['    USER: a\n    PASSWORD_ENV: X\n    PASSWORD_FILE: y\n', 'line 6: ambiguous SOURCES.r.PASSWORD_ENV']
  ])('takes no password but by file or environment: %s', (more, message) => {
    const wrong = (): unknown => parseConfig(rest + more);
    expect(wrong).toThrow(message);
    expect(wrong).not.toThrow('secret');
  });

  it('the documented config.yml holds every key with its default', () => {
    const text = readFileSync(resolve(__dirname, '../../../config.yml'), 'utf8');
    expect(parseConfig(text)).toEqual(configSchema.parse({}));
    for (const key of Object.keys(configSchema.shape)) {
      expect(text).toMatch(new RegExp(`# .+\\n${key}: `));
    }
  });

  it('the documented config.yml describes every key of a source, in an example that is valid', () => {
    const text = readFileSync(resolve(__dirname, '../../../config.yml'), 'utf8');
    const keys = Object.values(driverSchemas).flatMap(schema => Object.keys(schema.shape));
    for (const key of new Set(keys)) {
      expect(text).toMatch(new RegExp(`#     # .+\\n#     (# )?${key}:`));
    }
    Object.keys(limitsSchema.shape).forEach(key =>
      expect(text).toMatch(new RegExp(`#     # Limits .*${key}`))
    );
    const example = /^# SOURCES:\n(?:# {3}.*\n)+/m.exec(text)?.[0].replace(/^# /gm, '') ?? '';
    expect(Object.keys(parseConfig(example).SOURCES ?? {})).toEqual(['cluster', 'rest', 'laptop', 'fink']);
  });
});
