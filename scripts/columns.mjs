// Write finklab/generated/columns.json from the survey's own table of columns, so that kernels know them offline.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const scratch = mkdtempSync(join(tmpdir(), 'fink-columns-'));
const outfile = join(scratch, 'survey.cjs');
await build({
  stdin: { contents: "export { ztfColumns } from './src/core/survey/ztf';", resolveDir: process.cwd() },
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
writeFileSync('finklab/generated/columns.json', `${JSON.stringify(all, null, 1)}\n`);
rmSync(scratch, { recursive: true });
