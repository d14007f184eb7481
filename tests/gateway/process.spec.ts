import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const top = resolve(__dirname, '../..');

/** The gateway as a process, bundled as it is shipped. */
describe('gateway process', () => {
  let dir = '';
  const children: ChildProcessWithoutNullStreams[] = [];

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'fink-process-'));
    await build({
      entryPoints: [join(top, 'src/gateway/main.ts')],
      outfile: join(dir, 'main.cjs'),
      absWorkingDir: top,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      alias: { lmdb: './node_modules/lmdb/dist/index.cjs' },
      external: ['krb5'],
      logLevel: 'silent'
    });
    const native = `${process.platform}-${process.arch}`;
    cpSync(join(top, 'node_modules/@lmdb', `lmdb-${native}`), join(dir, 'prebuilds', native), {
      recursive: true
    });
  }, 60_000);
  afterEach(() => {
    for (const child of children.splice(0)) {
      child.kill('SIGKILL');
    }
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  /** Start the gateway with a clean environment. */
  function start(environment: Record<string, string>, ...argv: string[]): ChildProcessWithoutNullStreams {
    const child = spawn(process.execPath, [join(dir, 'main.cjs'), 'gateway', ...argv], {
      env: { PATH: process.env['PATH'] ?? '', FINK_DATA: join(dir, 'none'), ...environment }
    });
    children.push(child);
    return child;
  }

  async function firstLine(child: ChildProcessWithoutNullStreams): Promise<string> {
    const [data] = (await once(child.stdout, 'data')) as [Buffer];
    return data.toString('utf8').split('\n')[0] ?? '';
  }

  async function exitCode(child: ChildProcessWithoutNullStreams): Promise<unknown> {
    return child.exitCode ?? (await once(child, 'exit'))[0];
  }

  function status(options: {
    socketPath?: string;
    port?: number;
    headers?: Record<string, string>;
  }): Promise<number> {
    return new Promise((done, fail) => {
      request({ host: '127.0.0.1', path: '/health', agent: false, ...options }, answer => {
        answer.resume();
        answer.once('end', () => done(answer.statusCode ?? 0));
      })
        .on('error', fail)
        .end();
    });
  }

  it('says ready on a socket, answers, and ends when its supervisor goes', async () => {
    const socketPath = join(dir, 'a.sock');
    const child = start({ FINK_SOCKET: socketPath }, '--supervised');
    expect(JSON.parse(await firstLine(child))).toEqual({ ready: true, address: socketPath });
    expect(await status({ socketPath })).toBe(200);
    child.stdin.end();
    expect(await exitCode(child)).toBe(0);
    expect(readdirSync(dir)).not.toContain('a.sock');
  }, 30_000);

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends in order on %s',
    async signal => {
      const child = start({}, '--port', '0');
      expect(await firstLine(child)).toMatch(/^Fink gateway: http:\/\/127\.0\.0\.1:\d+$/);
      child.kill(signal);
      expect(await exitCode(child)).toBe(0);
    },
    30_000
  );

  it('asks for its secret on a port', async () => {
    const child = start({ FINK_SECRET: 'open sesame' }, '--supervised', '--port', '0');
    const { address } = JSON.parse(await firstLine(child)) as { address: string };
    const port = Number(new URL(address).port);
    expect(await status({ port })).toBe(401);
    expect(await status({ port, headers: { authorization: 'Bearer open sesame' } })).toBe(200);
  }, 30_000);

  it('does not start supervised without socket or secret', async () => {
    const child = start({}, '--supervised', '--port', '0');
    const [text] = (await once(child.stderr, 'data')) as [Buffer];
    expect(text.toString()).toMatch(/^missing FINK_SOCKET or FINK_SECRET/);
    expect(await exitCode(child)).toBe(2);
  }, 30_000);

  it('does not start with a configuration that has a mistake, and names its line', async () => {
    const file = join(dir, 'wrong.yml');
    writeFileSync(file, 'HOST: 127.0.0.1\nNLIMITS: 3\n');
    const child = start({ FINK_CONFIG: file });
    const [text] = (await once(child.stderr, 'data')) as [Buffer];
    expect(text.toString()).toBe(`${file}, line 2: unknown key: NLIMITS. Did you mean NLIMIT?\n`);
    expect(await exitCode(child)).toBe(2);
  }, 30_000);

  it('tells its requests when DASH_TELEMETRY is there', async () => {
    const child = start({ DASH_TELEMETRY: '' }, '--port', '0');
    const port = Number((await firstLine(child)).split(':').pop());
    const told = once(child.stdout, 'data') as Promise<[Buffer]>;
    await status({ port });
    expect((await told)[0].toString()).toContain('health:get');
  }, 30_000);
});
