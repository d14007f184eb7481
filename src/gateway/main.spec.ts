import { main } from './main';

describe('command line', () => {
  let out = '';
  let err = '';
  beforeEach(() => {
    out = err = '';
    jest.spyOn(process.stdout, 'write').mockImplementation(text => ((out += String(text)), true));
    jest.spyOn(process.stderr, 'write').mockImplementation(text => ((err += String(text)), true));
    jest.spyOn(console, 'log').mockImplementation(text => {
      out += `${String(text)}\n`;
    });
  });
  afterEach(() => jest.restoreAllMocks());

  it('lists the commands', async () => {
    expect(await main(['help'])).toBe(0);
    expect(out).toMatch(
      /gateway .*\n.*ingest .*\n.*simulate .*\n.*explain .*\n.*backup .*\n.*check .*\n.*verify .*\n.*doctor .*\n.*dump /
    );
    expect(await main([])).toBe(2);
  });

  it('names an unknown command and the nearest', async () => {
    expect(await main(['ingets'])).toBe(2);
    expect(err).toMatch(/^unknown command: ingets/);
    err = '';
    expect(await main(['toString'])).toBe(2);
    expect(err).toMatch(/^unknown command: toString/);
  });

  it.each(['gateway', 'ingest', 'simulate', 'explain', 'backup', 'check', 'verify', 'doctor', 'dump'])(
    '%s --help shows its usage',
    async command => {
      expect(await main([command, '--help'])).toBe(0);
      expect(out).toMatch(new RegExp(`^usage: ${command} `));
    }
  );

  it('explains a query', async () => {
    expect(await main(['explain', 'ZTF21aaaaaaa', '--data', '/nowhere'])).toBe(0);
    expect(out).toContain('[ZTF21aaaaaaa_ … ZTF21aaaaaaa`)');
    out = '';
    expect(await main(['explain', '--json', 'ZTF21aaaaaaa'])).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ survey: 'ztf', budget: 10000 });
  });

  it('says what is wrong with a query, without a stack', async () => {
    expect(await main(['explain', 'clas=x'])).toBe(1);
    expect(err).toMatch(/^unknown keyword: clas/);
    expect(err).not.toContain('    at ');
  });

  it.each([
    [['gateway', '--prot', '1'], /^invalid arguments: Unknown option '--prot'/],
    [['gateway', '--port', 'x'], /^invalid port: x/],
    [['gateway', '--config', '/no/such.yml'], /^missing configuration file: \/no\/such.yml/],
    [['dump', '--data'], /^invalid arguments: .*--data/]
  ])('%p is refused with exit code 2', async (argv, message) => {
    expect(await main(argv)).toBe(2);
    expect(err).toMatch(message);
  });

  it('dumps nothing for a folder without a store', async () => {
    expect(await main(['dump', '--data', '/no/such/folder'])).toBe(0);
    expect(out).toBe('');
  });
});
