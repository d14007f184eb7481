// Write finklab/generated/columns.json from the survey's own table of columns, so that kernels know them offline.
// `--print`: write to standard output instead, for the test that compares.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'fink-columns-'));
const outfile = join(scratch, 'survey.cjs');
await build({
  stdin: { contents: "export { ztfColumns } from './src/core/survey/ztf';", resolveDir: root },
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  logLevel: 'warning'
});
const { ztfColumns } = createRequire(import.meta.url)(outfile);
const all = {};
for (const [name, { type, unit, doc }] of ztfColumns) {
  all[name] = { type, ...(unit ? { unit } : {}), doc };
}
rmSync(scratch, { recursive: true });
const text = `${JSON.stringify(all, null, 1)}\n`;
if (process.argv.includes('--print')) {
  process.stdout.write(text);
} else {
  writeFileSync(join(root, 'finklab/generated/columns.json'), text);
}
