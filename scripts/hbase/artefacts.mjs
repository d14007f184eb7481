// The jars of a version of HBase, gathered by Maven, and the class that runs them. Both are kept outside of the repository.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

const here = import.meta.dirname;

/** Versions of which all parts are published in a form that fits together. */
export const versions = ['2.5.8', '2.6.1'];

/** Something that the user can mend; the message says how. */
export class Remediable extends Error {}

const remedy = 'install a JDK (11 or newer) and Maven, on Debian: apt-get install default-jdk-headless maven';

function program(name) {
  const home = process.env.JAVA_HOME;
  return home && name.startsWith('java') ? join(home, 'bin', name) : name;
}

const works = name => spawnSync(program(name), ['-version'], { stdio: 'ignore' }).status === 0;

/** A folder for what is made of a file of ours: another one when the file changes, for servers that run keep theirs. */
function folder(version, name, source) {
  const cache = process.env.FINK_HBASE_CACHE ?? join(homedir(), '.cache', 'jupyterlab-fink', 'hbase');
  const hash = createHash('sha256')
    .update(readFileSync(join(here, source)))
    .digest('hex');
  return join(cache, version, `${name}-${hash.slice(0, 12)}`);
}

const jars = version => folder(version, 'lib', 'pom.xml');
const classes = version => folder(version, 'classes', 'TrialHBase.java');

/** One line that says what is missing on this machine and what to do; undefined where a server can be started. */
export function missing(version = versions[0]) {
  const needed = [
    'java',
    ...(existsSync(classes(version)) ? [] : ['javac']),
    ...(existsSync(jars(version)) ? [] : ['mvn'])
  ];
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

/** Fill a folder aside and move it to its place at the end: two that do so at a time do not see each other's half. */
function make(target, fill) {
  if (existsSync(target)) {
    return;
  }
  mkdirSync(dirname(target), { recursive: true });
  const aside = mkdtempSync(`${target}-`);
  try {
    fill(aside);
    renameSync(aside, target);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    // Somebody else was sooner.
    if (!existsSync(target)) {
      throw error;
    }
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
    throw new Remediable(lack);
  }
  const lib = join(jars(version), '*');
  make(jars(version), aside => {
    say(`hbase: gathering HBase ${version} by Maven (110 MB, once) ...`);
    const copy = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${aside}`];
    run('mvn', ['-q', '-B', '-f', join(here, 'pom.xml'), `-Dhbase.version=${version}`, ...copy]);
  });
  make(classes(version), aside => {
    run('javac', ['-nowarn', '-d', aside, '-cp', lib, join(here, 'TrialHBase.java')]);
  });
  return { java: program('java'), classPath: [classes(version), lib] };
}
