// Run every check, or those named: `npm test -- jest pytest`. Ends with one line that counts all tests.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
process.chdir(root);
const bin = resolve('.venv', process.platform === 'win32' ? 'Scripts' : 'bin');
const scratch = mkdtempSync(join(tmpdir(), 'fink-test-'));
const report = name => join(scratch, `${name}.json`);

/** A check without a count of its own is one test. */
const single = ok => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });

function readJest(name) {
  return ok => {
    if (!existsSync(report(name))) {
      return single(ok);
    }
    const r = JSON.parse(readFileSync(report(name), 'utf8'));
    // A suite that could not be loaded has no tests to count as failed.
    return {
      passed: r.numPassedTests,
      failed: r.numFailedTests + r.numRuntimeErrorTestSuites,
      skipped: r.numPendingTests
    };
  };
}

function readPytest(name) {
  return ok => {
    if (!existsSync(report(name))) {
      return single(ok);
    }
    const xml = readFileSync(report(name), 'utf8');
    const [, tag = ''] = /<testsuite\b([^>]*)>/.exec(xml) ?? [];
    const number = key => Number((new RegExp(`\\b${key}="(\\d+)"`).exec(tag) ?? [])[1] ?? 0);
    const failed = number('failures') + number('errors');
    return { passed: number('tests') - failed - number('skipped'), failed, skipped: number('skipped') };
  };
}

function readPlaywright(ok) {
  if (!existsSync(report('ui'))) {
    return single(ok);
  }
  const { expected, unexpected, flaky, skipped } = JSON.parse(readFileSync(report('ui'), 'utf8')).stats;
  return { passed: expected, failed: unexpected + flaky, skipped };
}

const npm = script => ['npm', ['run', '--silent', script]];
const checks = {
  typecheck: { run: npm('typecheck') },
  eslint: { run: npm('eslint') },
  prettier: { run: npm('prettier') },
  stylelint: { run: npm('stylelint') },
  architecture: { run: npm('architecture') },
  knip: { run: npm('knip') },
  ruff: { run: [join(bin, 'ruff'), ['check', '.']] },
  mypy: { run: [join(bin, 'mypy'), []] },
  jest: {
    run: ['npx', ['jest', '--json', `--outputFile=${report('jest')}`]],
    count: readJest('jest')
  },
  hbase: {
    run: [process.execPath, ['scripts/hbase/check.mjs', '2.5.8', report('hbase')]],
    count: readJest('hbase')
  },
  // The other version: what both drivers promise, without the faults.
  'hbase-2.6': {
    run: [
      process.execPath,
      ['scripts/hbase/check.mjs', '2.6.1', report('hbase-2.6'), 'hbase/rest.spec', 'hbase/thrift2.spec']
    ],
    count: readJest('hbase-2.6')
  },
  pytest: {
    run: [join(bin, 'python'), ['-m', 'pytest', '-q', `--junitxml=${report('pytest')}`]],
    count: readPytest('pytest')
  },
  wheel: { run: [process.execPath, ['scripts/wheel.mjs', '--check']] },
  start: { run: [process.execPath, ['scripts/try-start.mjs']] },
  commands: { run: [process.execPath, ['scripts/try-commands.mjs']] },
  ui: {
    run: ['npx', ['playwright', 'test', '-c', 'ui-tests']],
    env: { FINK_UI_REPORT: report('ui') },
    count: readPlaywright
  }
};

const asked = process.argv.slice(2);
const unknown = asked.filter(name => !(name in checks));
if (unknown.length) {
  console.error(`unknown check: ${unknown.join(', ')}; one of: ${Object.keys(checks).join(', ')}`);
  process.exit(2);
}

let current = null;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    current?.kill(signal);
    rmSync(scratch, { recursive: true, force: true });
    process.exit(130);
  });
}

function start([command, args], env = {}) {
  return new Promise(done => {
    current = spawn(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
      shell: process.platform === 'win32'
    });
    current.on('error', error => {
      console.error(error.message);
      done(false);
    });
    current.on('exit', code => done(code === 0));
  });
}

const total = { passed: 0, failed: 0, skipped: 0 };
const table = [];
for (const name of asked.length ? asked : Object.keys(checks)) {
  const { run, env, count = single } = checks[name];
  console.log(`\n== ${name}`);
  const began = Date.now();
  const ok = await start(run, env);
  const result = count(ok);
  // A runner that fails although each test passed has failed all the same.
  if (!ok && result.failed === 0) {
    result.failed = 1;
  }
  for (const key of Object.keys(total)) {
    total[key] += result[key];
  }
  table.push([
    name,
    result.passed,
    result.failed,
    result.skipped,
    `${((Date.now() - began) / 1000).toFixed(1)} s`
  ]);
}
rmSync(scratch, { recursive: true, force: true });

console.log('\ncheck           passed  failed skipped    time');
for (const [name, ...cells] of table) {
  console.log(name.padEnd(15) + cells.map(cell => String(cell).padStart(8)).join(''));
}
const { passed, failed, skipped } = total;
console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exit(failed ? 1 : 0);
