// Build the federated bundle with the npm builder: no Python and no yarn needed.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const builder = require.resolve('@jupyter/builder/lib/build-labextension.js');
const core = require.resolve('@jupyterlab/core-meta/core.package.json');
const done = spawnSync(
  process.execPath,
  [builder, '--core-package-file', core, ...process.argv.slice(2), process.cwd()],
  { stdio: 'inherit' }
);
process.exit(done.status ?? 1);
