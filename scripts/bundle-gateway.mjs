// One file for the gateway, its default configuration, and the native store beside it:
//   jupyterlab_fink/gateway/main.cjs
//   jupyterlab_fink/gateway/config.yml
//   jupyterlab_fink/gateway/prebuilds/<platform>-<arch>/node.napi.<libc>.node
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

const out = 'jupyterlab_fink/gateway';
rmSync(out, { recursive: true, force: true });
await build({
  entryPoints: ['src/gateway/main.ts'],
  outfile: `${out}/main.cjs`,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minifySyntax: true,
  legalComments: 'linked',
  // The ES module entry needs import.meta.url, which a CommonJS bundle has not.
  // An optional part of the package `hbase`, for Kerberos, which is refused; the package does without it.
  external: ['krb5'],
  alias: { lmdb: './node_modules/lmdb/dist/index.cjs' },
  logLevel: 'warning'
});
cpSync('config.yml', `${out}/config.yml`);
cpSync('package.json', `${out}/package.json`);
const scope = 'node_modules/@lmdb';
for (const name of readdirSync(scope)) {
  const dir = `${out}/prebuilds/${name.replace('lmdb-', '')}`;
  mkdirSync(dir, { recursive: true });
  for (const file of readdirSync(`${scope}/${name}`)) {
    if (/^node\.napi\..*node$|^node\.napi\.node$/.test(file)) {
      cpSync(`${scope}/${name}/${file}`, `${dir}/${file}`);
    }
  }
}
