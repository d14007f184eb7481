// A check of `npm test`: start a server, run the tests of tests/hbase against it, stop it.
// Arguments: version, file for the report of jest, files of tests (all when none is named).
import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missing } from './artefacts.mjs';
import { start, stop } from './server.mjs';

const [version, report, ...files] = process.argv.slice(2);

const lack = missing(version);
if (lack) {
  const insisted = Boolean(process.env.FINK_REAL_DATA);
  console.log(`${insisted ? 'failed' : 'skipped'}: tests on a real HBase ${version}: ${lack}`);
  writeFileSync(
    report,
    JSON.stringify({
      numPassedTests: 0,
      numFailedTests: insisted ? 1 : 0,
      numRuntimeErrorTestSuites: 0,
      numPendingTests: insisted ? 0 : 1
    })
  );
  process.exit(insisted ? 1 : 0);
}

const dir = mkdtempSync(join(tmpdir(), 'fink-hbase-'));
let jest;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    jest?.kill(signal);
    void stop(dir).finally(() => process.exit(130));
  });
}

const began = Date.now();
const server = await start({
  version,
  dir,
  fresh: true,
  attached: true,
  quick: true,
  apart: true,
  timeouts: 'short'
});
console.log(`HBase ${version} is ready after ${((Date.now() - began) / 1000).toFixed(1)} s`);
const status = await new Promise(done => {
  const config = ['-c', 'tests/hbase/jest.config.mjs', '--json', `--outputFile=${report}`];
  jest = spawn(process.execPath, ['node_modules/jest/bin/jest.js', ...config, ...files], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, FINK_HBASE: JSON.stringify(server) }
  });
  jest.on('exit', code => done(code ?? 1));
});
await stop(dir);
process.exit(status);
