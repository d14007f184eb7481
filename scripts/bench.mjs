// `npm run bench -- NAME`: run bench/NAME.ts, which prints a table and writes bench/out/NAME.json.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '..');
const name = process.argv[2] ?? '';
const names = readdirSync(resolve(root, 'bench'))
  .filter(file => file.endsWith('.ts'))
  .map(file => file.slice(0, -3));
if (!names.includes(name)) {
  console.error(`${name ? `unknown benchmark: ${name}` : 'missing benchmark'}; one of: ${names.join(', ')}`);
  process.exit(2);
}
mkdirSync(resolve(root, 'bench/out'), { recursive: true });
if (!existsSync(resolve(root, 'jupyterlab_fink/gateway/main.cjs'))) {
  console.error('missing build: run `npm run setup` first');
  process.exit(1);
}
const built = statSync(resolve(root, 'jupyterlab_fink/gateway/main.cjs')).mtimeMs;
const newer = readdirSync(resolve(root, 'src'), { recursive: true }).find(
  file =>
    /\.tsx?$/.test(file) &&
    !/\.spec\.tsx?$/.test(file) &&
    statSync(resolve(root, 'src', file)).mtimeMs > built
);
if (newer) {
  console.error(`note: src/${newer} is newer than the build; what runs the built gateway measures the build`);
}
const outfile = resolve(root, `bench/out/${name}.cjs`);
await build({
  entryPoints: [resolve(root, `bench/${name}.ts`)],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['lmdb', 'playwright-core', '@playwright/test'],
  logLevel: 'warning'
});
process.exit(
  spawnSync(process.execPath, [outfile, ...process.argv.slice(3)], { stdio: 'inherit', cwd: root }).status ??
    1
);
