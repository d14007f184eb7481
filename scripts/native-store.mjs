// Collect the native store of every platform for a universal wheel, checked against package-lock.json.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const temporary = mkdtempSync(join(tmpdir(), 'fink-native-'));
for (const [path, entry] of Object.entries(packages)) {
  const name = /^node_modules\/(@lmdb\/lmdb-(.+))$/.exec(path);
  if (!name) {
    continue;
  }
  const [{ filename }] = JSON.parse(
    execFileSync('npm', ['pack', `${name[1]}@${entry.version}`, '--json', '--pack-destination', temporary], {
      stdio: ['ignore', 'pipe', 'ignore']
    })
  );
  const file = join(temporary, filename.replace('@', '').replace('/', '-'));
  const [algorithm, wanted] = entry.integrity.split(/-(.*)/);
  if (createHash(algorithm).update(readFileSync(file)).digest('base64') !== wanted) {
    throw new Error(`${name[1]}: integrity differs from package-lock.json`);
  }
  const target = `jupyterlab_fink/gateway/prebuilds/${name[2]}`;
  mkdirSync(target, { recursive: true });
  execFileSync('tar', [
    'xzf',
    file,
    '-C',
    target,
    '--strip-components=1',
    '--wildcards',
    'package/node.napi*.node'
  ]);
}
