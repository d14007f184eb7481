import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadWriterConfig, parseWriterConfig } from './writerconfig';

describe('parseWriterConfig', () => {
  it('needs the host alone', () => {
    expect(parseWriterConfig('HOST: localhost\n', 'w.yml')).toEqual({
      HOST: 'localhost',
      PORT: 8080,
      TLS: false,
      NAMESPACE: 'default',
      COMPRESSION: 'NONE',
      REGIONS: 8,
      PARALLEL: 4,
      CALL_SECONDS: 30
    });
  });

  it.each([
    ['', 'w.yml, line 1: missing HOST. name the host of the REST server'],
    ['HOST: a\n\nPORTS: 1\n', 'w.yml, line 3: unknown key: PORTS. Did you mean PORT?'],
    ['HOST: a\nCOMPRESSION: XZ\n', 'w.yml, line 2: invalid COMPRESSION: "XZ". give one of NONE, GZ'],
    ['HOST: a\nREGIONS: 0\n', 'w.yml, line 2: invalid REGIONS: 0.'],
    [
      'HOST: a\nPASSWORD: x\n',
      'w.yml, line 2: unsupported PASSWORD: a password does not belong into this file'
    ],
    ['HOST: a\nKEYTAB: x\n', 'w.yml, line 2: unsupported KEYTAB: the gateway does not speak Kerberos'],
    ['HOST: a\nUSER: u\n', 'w.yml, line 2: invalid USER: USER and its PASSWORD_FILE'],
    ['HOST: a\nUSER: u\nPASSWORD_ENV: P\n', 'w.yml, line 2: invalid USER: the password would be readable'],
    ['HOST: [1\n', 'invalid YAML'],
    ['- HOST\n', 'w.yml, line 1: invalid file']
  ])('refuses %j with the line and the remedy', (text, message) => {
    expect(() => parseWriterConfig(text, 'w.yml')).toThrow(message);
  });
});

describe('loadWriterConfig', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fink-writer-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('reads secrets from files beside it and from the environment', () => {
    writeFileSync(join(folder, 'ca.pem'), 'CA');
    writeFileSync(join(folder, 'w.yml'), 'HOST: h\nTLS: ca.pem\nUSER: u\nPASSWORD_ENV: PW\nTHRIFT2: 9090\n');
    expect(loadWriterConfig(join(folder, 'w.yml'), { PW: 'secret' })).toMatchObject({
      host: 'h',
      port: 8080,
      thrift2: 9090,
      tls: { ca: 'CA' },
      login: { user: 'u', password: 'secret' }
    });
    expect(() => loadWriterConfig(join(folder, 'w.yml'), {})).toThrow('missing variable: PW');
    expect(() => loadWriterConfig(join(folder, 'none.yml'))).toThrow('missing configuration file');
  });
});
