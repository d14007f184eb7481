import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from './load';

describe('loadConfig', () => {
  let dir = '';
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'fink-config-'));
    writeFileSync(join(dir, 'config.yml'), 'PORT: 1111\nDATA: /from/file\n');
    writeFileSync(join(dir, 'other.yml'), 'PORT: 2222\n');
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  it('reads config.yml beside the program', () => {
    expect(loadConfig({}, {}, dir)).toMatchObject({ PORT: 1111, DATA: '/from/file', HOST: '127.0.0.1' });
  });

  it('lets the environment win over the file, and the command line over both', () => {
    const environment = { FINK_DATA: '/from/environment', FINK_CONFIG: join(dir, 'other.yml') };
    expect(loadConfig({}, environment, dir)).toMatchObject({ PORT: 2222, DATA: '/from/environment' });
    expect(loadConfig({ data: '/from/line', port: '3' }, environment, dir)).toMatchObject({
      PORT: 3,
      DATA: '/from/line'
    });
  });

  it("falls back on a folder in Jupyter's data folder", () => {
    expect(loadConfig({}, { JUPYTER_DATA_DIR: '/jupyter' }, join(dir, 'nowhere')).DATA).toBe('/jupyter/fink');
  });

  it('lets files that sources name begin at the folder of the configuration', () => {
    const rest = 'DRIVER: hbase-rest, HOST: localhost, TLS: ca.pem, USER: me, PASSWORD_FILE: secrets/pw';
    const text = `SOURCES:\n  r: { ${rest} }\n  e: { DRIVER: embedded, DATA: /data }\n`;
    writeFileSync(join(dir, 'sources.yml'), text);
    expect(loadConfig({ config: join(dir, 'sources.yml') }, {}, dir).SOURCES).toMatchObject({
      r: { TLS: join(dir, 'ca.pem'), PASSWORD_FILE: join(dir, 'secrets', 'pw') },
      e: { DATA: '/data' }
    });
  });

  it('says which named file is missing and which port is wrong', () => {
    expect(() => loadConfig({ config: join(dir, 'none.yml') }, {}, dir)).toThrow(
      `missing configuration file: ${join(dir, 'none.yml')}`
    );
    expect(() => loadConfig({ port: '70000' }, {}, dir)).toThrow('invalid port: 70000');
  });
});
