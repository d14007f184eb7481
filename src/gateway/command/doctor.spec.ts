import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { encodeCell } from '../../core/survey/cell';
import { FakeRest, type IFakeRow } from '../../../tests/support/fakerest';
import { DIRTY_NIGHTS } from '../ingest/marks';
import { schemaRow } from '../ingest/schemarows';
import { openEmbeddedWriter } from '../store';
import { loadingText, LOADING } from '../store/loading';
import { doctorCommand } from './doctor';
import { check } from './doctor/check';
import { examine } from './doctor/examine';
import { type IFinding, ok } from './doctor/finding';
import { isNewEnough, OLDEST_NODE } from './doctor/node';
import { readPatient } from './doctor/patient';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'fink-doctor-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

/** Examine an installation whose configuration is this text. */
async function doctor(text: string, environment: NodeJS.ProcessEnv = {}, ...more: string[]) {
  const file = join(dir, 'config.yml');
  writeFileSync(file, text);
  const said: string[] = [];
  const args = ['--config', file, '--json', ...more];
  const code = await doctorCommand(
    args,
    line => said.push(line),
    { JUPYTER_DATA_DIR: dir, ...environment },
    dir
  );
  const { grade, findings } = JSON.parse(said.join('\n')) as { grade: string; findings: IFinding[] };
  return { code, grade, findings, of: (name: string) => findings.filter(finding => finding.check === name) };
}

/** A store with one alert, and these marks of its writer. */
async function store(marks: Readonly<Record<string, string>> = {}): Promise<string> {
  const data = join(dir, 'data');
  const writer = await openEmbeddedWriter(data);
  const cells = new Map([
    ['i:objectId', encodeCell('string', 'ZTF21aaaaaaa')],
    ['i:jd', encodeCell('double', 2460000.5)]
  ]);
  await writer.commit({
    put: [
      { table: 'ztf', key: 'ZTF21aaaaaaa_2460000.5', cells },
      schemaRow('ztf', 'schema_4.0_8.15.0', cells.keys())
    ],
    marks: new Map(Object.entries(marks))
  });
  await writer.close();
  return data;
}

describe('doctor', () => {
  it('ends with 0 when all is well', async () => {
    const data = await store();
    const { code, findings, of } = await doctor(`DATA: ${data}\n`);
    expect(findings.filter(({ grade }) => grade !== 'ok')).toEqual([]);
    expect(code).toBe(0);
    expect(of('source embedded').map(({ text }) => text)).toContain('1 alerts, last night 2023-02-25');
  });

  it('tells every fault of the configuration with its line and remedy, and looks at the rest all the same', async () => {
    const { code, of } = await doctor('PROT: 1\nHBASEIP: x\nLOGLEVEL: loud\n');
    expect(code).toBe(2);
    expect(of('configuration')).toMatchObject([
      {
        grade: 'fault',
        text: expect.stringContaining('line 1: unknown key: PROT'),
        remedy: 'Did you mean PORT?'
      },
      { grade: 'fault', text: expect.stringContaining('line 2: unsupported HBASEIP') },
      { grade: 'fault', text: expect.stringContaining('line 3: invalid LOGLEVEL') }
    ]);
    expect(of('Node.js')).toMatchObject([{ grade: 'ok' }]);
    expect(of('data').length).toBeGreaterThan(0);
    expect(of('sources')).toMatchObject([
      { grade: 'warning', text: expect.stringContaining('not looked at') }
    ]);
  });

  it('says that a named file is missing, and takes none for none', async () => {
    const said: string[] = [];
    const args = ['--config', join(dir, 'none.yml')];
    const code = await doctorCommand(args, line => said.push(line), { JUPYTER_DATA_DIR: dir }, dir);
    expect(code).toBe(2);
    expect(said.join('\n')).toContain('missing configuration file');
    expect(said.at(-1)).toMatch(/1 fault, \d warnings$/);
  });

  it('names what is dangerous, and a variable that is mistyped', async () => {
    const environment = { FINK_CONIFG: 'x', FINK_OTHER_THING: 'x', NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    const { of } = await doctor('HOST: 0.0.0.0\nLOGLEVEL: debug\n', environment);
    expect(of('configuration').slice(1)).toMatchObject([
      { grade: 'warning', text: expect.stringContaining('0.0.0.0 is open to others') },
      { grade: 'warning', text: expect.stringContaining('LOGLEVEL debug') }
    ]);
    expect(of('environment').slice(1)).toMatchObject([
      { text: 'unknown variable: FINK_CONIFG', remedy: expect.stringContaining('FINK_CONFIG') },
      { text: expect.stringContaining('checks no certificates') }
    ]);
  });

  it('tells of a store that is not there, is no store, or is of another format', async () => {
    expect((await doctor(`DATA: ${join(dir, 'none')}\n`)).of('data')).toContainEqual(
      expect.objectContaining({ grade: 'warning', remedy: expect.stringContaining('jupyter fink simulate') })
    );
    const broken = join(dir, 'broken');
    mkdirSync(broken);
    writeFileSync(join(broken, 'store.lmdb'), 'not a store at all'.repeat(1000));
    const { code, of } = await doctor(`DATA: ${broken}\n`);
    expect(code).toBe(2);
    expect(of('data')[0]).toMatchObject({ grade: 'fault', text: expect.stringContaining('invalid store') });
    expect(of('source embedded')).toContainEqual(expect.objectContaining({ grade: 'fault' }));
  });

  it('tells of a loading that was cut, and of nights whose statistics are behind', async () => {
    const since = '2026-01-01T00:00:00Z';
    const note = {
      what: 'the simulated sky',
      alerts: 5,
      total: 30,
      since,
      again: 'jupyter fink simulate',
      pid: 1
    };
    const data = await store({
      [LOADING]: loadingText({ ...note, pid: 2 ** 22 + 1 }),
      [DIRTY_NIGHTS]: '20230225'
    });
    expect((await doctor(`DATA: ${data}\n`)).of('data')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          grade: 'warning',
          text: 'the loading was cut: the simulated sky: 5 of 30 alerts',
          remedy: 'Run: jupyter fink simulate'
        }),
        expect.objectContaining({
          grade: 'warning',
          text: expect.stringContaining('statistics of 1 night is behind: 20230225')
        })
      ])
    );
  });

  it('is never told a secret, wherever it turns up', async () => {
    writeFileSync(join(dir, 'password'), 'file-pw-hunter2\n');
    const rest = 'DRIVER: hbase-rest, HOST: 127.0.0.1, PORT: 1, USER: me';
    const text = [
      'SOURCES:',
      `  a: { ${rest}, PASSWORD_FILE: password }`,
      `  b: { ${rest}, PASSWORD_ENV: FINK_PW }`,
      '  c: { DRIVER: embedded, CUTOUTS: "http://me:url-pw-hunter2@127.0.0.1:1/" }'
    ].join('\n');
    const environment = { FINK_PW: 'env-pw-hunter2', FINK_SECRET: 'secret-hunter2' };
    for (const each of [text, `${text}\n  d: { DRIVER: hbase-rest, HOST: x, PASSWORD: hunter2 }\n`]) {
      expect(JSON.stringify((await doctor(each, environment)).findings)).not.toContain('hunter2');
    }
    const leaky = check('leaky', () => Promise.reject(new Error('env-pw-hunter2 file-pw-hunter2 x://a:b@c')));
    const patient = readPatient({ config: join(dir, 'config.yml') }, environment, dir);
    writeFileSync(join(dir, 'config.yml'), text);
    const known = readPatient({ config: join(dir, 'config.yml') }, environment, dir);
    expect(patient.config).toBeUndefined();
    for await (const { text: said } of examine(known, [leaky])) {
      expect(said).toBe('*** *** x://***@c');
    }
  });

  it('goes on after a check that throws, and after one that says nothing', async () => {
    const broken = check('broken', () => Promise.reject(new Error('on purpose')));
    const mute = check('mute', () => new Promise(() => undefined));
    const well = check('well', () => Promise.resolve([ok('yes')]));
    const findings: IFinding[] = [];
    for await (const finding of examine(
      readPatient({}, { JUPYTER_DATA_DIR: dir }, dir),
      [broken, mute, well],
      20
    )) {
      findings.push(finding);
    }
    expect(findings).toMatchObject([
      { check: 'broken', grade: 'fault', text: 'on purpose' },
      { check: 'mute', grade: 'fault', text: expect.stringContaining('missing answer within') },
      { check: 'well', grade: 'ok' }
    ]);
  });

  it('says --lines as they come, for the command in Python', async () => {
    const said: string[] = [];
    const environment = { JUPYTER_DATA_DIR: dir };
    await doctorCommand(['--lines'], line => said.push(line), environment, dir);
    expect(said.map(line => (JSON.parse(line) as IFinding).check)).toContain('Node.js');
  });

  it('knows the oldest Node.js of package.json', () => {
    const { engines } = JSON.parse(readFileSync(resolve(__dirname, '../../../package.json'), 'utf8')) as {
      engines: { node: string };
    };
    expect(engines.node).toBe(`>=${OLDEST_NODE}`);
    expect(['v20.19.0', 'v22.0.1', 'v100.0.0'].map(isNewEnough)).toEqual([true, true, true]);
    expect(['v20.18.9', 'v18.20.0'].map(isNewEnough)).toEqual([false, false]);
  });
});

describe('doctor of a source', () => {
  let rest: FakeRest;
  const row = (key: string, cells: IFakeRow['cells']): IFakeRow => ({ key, cells });
  const alert = row('ZTF21aaaaaaa_2460000.5', { 'i:objectId': 'ZTF21aaaaaaa' });
  const text = (more = '') =>
    `SOURCES:\n  far: { DRIVER: hbase-rest, HOST: 127.0.0.1, PORT: ${rest.port}, RETRIES: 0${more} }\n`;
  beforeEach(async () => {
    rest = await FakeRest.open({ tables: { ztf: [alert] } });
  });
  afterEach(() => rest.close());

  it('says which server it is and which tables it lacks', async () => {
    const { of } = await doctor(text());
    expect(of('source far').map(({ text: said }) => said)).toEqual(
      expect.arrayContaining([
        expect.stringContaining(`reachable, hbase-rest 127.0.0.1:${rest.port}`),
        expect.stringMatching(/^HBase 2\.\d/),
        expect.stringContaining('missing table: ztf.pixel128'),
        expect.stringContaining('no schema row in ztf'),
        expect.stringContaining('a row could be read from 1 of 1 tables')
      ])
    );
  });

  it('is a fault when there is no main table, when nobody answers, and when a file is missing', async () => {
    rest.given = { tables: {} };
    expect((await doctor(text())).of('source far')).toContainEqual(
      expect.objectContaining({ grade: 'fault', text: expect.stringMatching(/^none of \d+ tables/) })
    );
    expect((await doctor(text(', USER: me, PASSWORD_FILE: none'))).of('source far')).toMatchObject([
      { grade: 'fault', text: expect.stringContaining('missing file of source far') }
    ]);
    await rest.close();
    expect((await doctor(text())).of('source far')).toMatchObject([
      { grade: 'fault', text: expect.stringContaining('ECONNREFUSED') }
    ]);
  });

  it('names tables that it may not read', async () => {
    rest.given = {
      tables: { ztf: [alert] },
      spoil: path => (path.startsWith('/ztf/') ? { status: 403 } : undefined)
    };
    expect((await doctor(text())).of('source far')).toContainEqual(
      expect.objectContaining({ grade: 'fault', remedy: expect.stringContaining("grant 'USER', 'R', 'ztf'") })
    );
  });

  it('compares the types of the schema row with those of the survey', async () => {
    rest.given = {
      tables: { ztf: [row('schema_4.0_8.15.0', { 'i:objectId': 'string', 'i:jd': 'float' }), alert] }
    };
    const { of } = await doctor(text());
    expect(JSON.stringify(of('source far'))).toContain('i:jd is float, expected double');
  });
});
