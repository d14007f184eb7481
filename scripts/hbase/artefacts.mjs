// The jars of a version of HBase, gathered by Maven, and the class that runs them. Both are kept outside of the repository.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const here = import.meta.dirname;

/** Versions of which all parts are published in a form that fits together. */
export const versions = ['2.5.8', '2.6.1'];

/** Something that the user can mend; the message says how. */
export class Remediable extends Error {}

/** Java, Maven: what is needed is not on this machine. */
export class Missing extends Remediable {}

const remedy = 'install a JDK (11 or newer) and Maven, on Debian: apt-get install default-jdk-headless maven';

function program(name) {
  const home = process.env.JAVA_HOME;
  return home && name.startsWith('java') ? join(home, 'bin', name) : name;
}

const works = name => spawnSync(program(name), ['-version'], { stdio: 'ignore' }).status === 0;

function folder(version) {
  const cache = process.env.FINK_HBASE_CACHE ?? join(homedir(), '.cache', 'jupyterlab-fink', 'hbase');
  return join(cache, version);
}

function stamp(version) {
  const hash = createHash('sha256').update(version);
  for (const name of ['pom.xml', 'TrialHBase.java']) {
    hash.update(readFileSync(join(here, name)));
  }
  return hash.digest('hex');
}

function isCached(version) {
  const note = join(folder(version), 'stamp');
  return existsSync(note) && readFileSync(note, 'utf8') === stamp(version);
}

/** One line that says what is missing on this machine and what to do; undefined where a server can be started. */
export function missing(version = versions[0]) {
  const needed = isCached(version) ? ['java'] : ['java', 'javac', 'mvn'];
  const absent = needed.filter(name => !works(name));
  return absent.length ? `missing ${absent.join(', ')}: ${remedy}` : undefined;
}

function run(name, args) {
  const done = spawnSync(program(name), args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
  if (done.status !== 0) {
    const said = `${done.stdout ?? ''}${done.stderr ?? ''}`.trim().split('\n').slice(-15).join('\n');
    throw new Remediable(`failed: ${name} ${args.join(' ')}\n${done.error?.message ?? said}`);
  }
}

/**
 * Jars and classes of a version, gathered at the first call (about 110 MB from Maven's repository, a minute).
 * @returns the class path and the program `java`
 */
export function prepare(version, say = console.log) {
  if (!versions.includes(version)) {
    throw new Remediable(`unknown version of HBase: ${version}; one of ${versions.join(', ')}`);
  }
  const lack = missing(version);
  if (lack) {
    throw new Missing(lack);
  }
  const target = folder(version);
  if (!isCached(version)) {
    say(`hbase: gathering HBase ${version} by Maven (110 MB, once) ...`);
    mkdirSync(join(target, '..'), { recursive: true });
    // Made aside and moved at the end: two that start at the same time do not see each other's half.
    const aside = mkdtempSync(`${target}-`);
    const lib = join(aside, 'lib');
    const copy = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${lib}`];
    run('mvn', ['-q', '-B', '-f', join(here, 'pom.xml'), `-Dhbase.version=${version}`, ...copy]);
    const classes = join(aside, 'classes');
    run('javac', ['-nowarn', '-d', classes, '-cp', join(lib, '*'), join(here, 'TrialHBase.java')]);
    writeFileSync(join(aside, 'stamp'), stamp(version));
    if (isCached(version)) {
      rmSync(aside, { recursive: true });
    } else {
      rmSync(target, { recursive: true, force: true });
      renameSync(aside, target);
    }
  }
  return { java: program('java'), classPath: [join(target, 'classes'), join(target, 'lib', '*')] };
}
