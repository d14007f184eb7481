import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { wordOnFinkKey } from '../../src/gateway/config/finkkeys';
import { driverSchemas } from '../../src/gateway/config/sourceconfig';
import { main } from '../../src/gateway/main';

const root = resolve(__dirname, '..', '..');
const read = (path: string): string => readFileSync(resolve(root, path), 'utf8');

/** Pages and their text. */
const pages: [name: string, text: string][] = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(resolve(root, 'docs'))
    .filter(name => name.endsWith('.md'))
    .map(name => `docs/${name}`)
].map(name => [name, read(name)]);

/** What a pattern with one group finds in all pages, each with its page. */
function found(pattern: RegExp): [text: string, page: string][] {
  return pages.flatMap(([page, text]) =>
    [...text.matchAll(pattern)].map(([, group = '']): [string, string] => [group, page])
  );
}

const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** Keys of the object `checks` in scripts/test.mjs, which runs when it is imported. */
const checks = (/^const checks = \{\n([\s\S]*?)^\};/m.exec(read('scripts/test.mjs'))?.[1] ?? '')
  .split('\n')
  .flatMap(line => /^ {2}'?([\w.-]+)'?:/.exec(line)?.[1] ?? []);

/** Commands of the gateway, from what it says of itself. */
async function gatewayCommands(): Promise<string[]> {
  let usage = '';
  const write = jest.spyOn(process.stdout, 'write').mockImplementation(text => {
    usage += String(text);
    return true;
  });
  await main(['help']);
  write.mockRestore();
  return [...usage.matchAll(/^ {2}(\w+) {2,}/gm)].map(([, name = '']) => name);
}

describe('commands in the documentation', () => {
  it.each(found(/\bnpm run ([\w:-]+)/g))('npm run %s, in %s', name => {
    expect(Object.keys(scripts)).toContain(name);
  });

  it.each(found(/\bnpm (start|test)\b/g))('npm %s, in %s', name => {
    expect(Object.keys(scripts)).toContain(name);
  });

  it('name the checks that there are', () => {
    expect(checks.length).toBeGreaterThan(5);
    const [, listed = ''] = /parts of the tests: ([\s\S]*?)\nnpx/.exec(read('CONTRIBUTING.md')) ?? [];
    expect(listed.match(/[\w.-]+/g)).toEqual(checks);
    for (const [names] of found(/npm test -- ([\w. -]+?)(?: {2,}|`|$)/gm)) {
      expect(checks).toEqual(expect.arrayContaining(names.split(' ')));
    }
  });

  it('name the commands that `jupyter fink` has', async () => {
    const python = [...read('jupyterlab_fink/cli.py').matchAll(/^ {4}"(\w+)": "/gm)].map(([, name]) => name);
    const commands = await gatewayCommands();
    expect([...python, 'help'].sort()).toEqual([...commands].sort());
    const named = found(/\bjupyter fink ([a-z]+)/g);
    expect(named.length).toBeGreaterThan(4);
    for (const [name, page] of named) {
      expect([page, commands]).toEqual([page, expect.arrayContaining([name])]);
    }
  });

  it('name the scripts that there are', () => {
    for (const [path] of found(/\bnode (scripts\/[\w.-]+)/g)) {
      expect([path, existsSync(resolve(root, path))]).toEqual([path, true]);
    }
  });
});

describe('settings in the documentation', () => {
  /** Keys of the configuration and of its sources, and those of the file for writing into a cluster. */
  const keys = [
    ...Object.keys(parse(read('config.yml')) as object),
    ...Object.values(driverSchemas).flatMap(driver => Object.keys(driver.shape)),
    ...[...read('src/gateway/ingest/hbase/writerconfig.ts').matchAll(/^ {2}([A-Z\d_]+): z/gm)].map(
      ([, key]) => key
    )
  ];
  // Pages for users also have words of HTTP and of file formats in capitals.
  const forOperators = ['README.md', 'CONTRIBUTING.md', 'docs/operator.md'];
  const upper = new Map(found(/`([A-Z][A-Z_]{3,})`/g).filter(([, page]) => forOperators.includes(page)));

  it.each([...upper])('%s, in %s', name => {
    // Environment variables have a prefix; what has none is a key of the configuration.
    if (name.startsWith('FINK_') || name.startsWith('DASH_')) {
      expect(whereverUsed).toContain(name);
    } else if (!keys.includes(name)) {
      // Keys of Fink's own files: one is understood, the others are answered with what to write instead.
      expect(name === 'APIURL' || wordOnFinkKey([name]) !== undefined).toBe(true);
    }
  });

  it.each(found(/\bc\.FinkExtension\.(\w+)/g))('c.FinkExtension.%s, in %s', name => {
    expect(read('jupyterlab_fink/app.py')).toMatch(new RegExp(`^    ${name} = \\w+\\(`, 'm'));
  });
});

/** Where environment variables are read. */
const whereverUsed = ['src/gateway', 'jupyterlab_fink', 'finklab', 'scripts', 'ui-tests', 'tests']
  .flatMap(folder =>
    readdirSync(resolve(root, folder), { recursive: true, encoding: 'utf8' })
      .filter(name => /\.(ts|py|mjs)$/.test(name) && !/readme.commands|labextension|node_modules/.test(name))
      .map(name => read(`${folder}/${name}`))
  )
  .join('\n');

describe('links and pictures of the documentation', () => {
  const links = found(/\]\(([^)\s]+)\)/g).filter(([target]) => !/^[a-z]+:/.test(target));

  it.each(links)('%s, in %s', (target, page) => {
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? resolve(root, page) : resolve(root, dirname(page), path);
    expect(existsSync(file)).toBe(true);
    if (anchor !== undefined) {
      const headings = [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
        heading
          .toLowerCase()
          .replace(/[^\w\- ]/g, '')
          .replaceAll(' ', '-')
      );
      expect(headings).toContain(anchor);
    }
  });
});
