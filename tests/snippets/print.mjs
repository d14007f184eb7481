// Print cells of the sidebar as JSON, for the tests that execute them in a kernel.
// Standard input: `{"url": "http://…"?, "cells": [{"kind": "objects", "ids": […]}, …]}`, see cells.ts.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const scratch = mkdtempSync(join(tmpdir(), 'fink-snippets-'));
const outfile = join(scratch, 'cells.cjs');
try {
  await build({
    entryPoints: [join(import.meta.dirname, 'cells.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'warning',
    // Painters are loaded when a picture is drawn, and none is.
    external: ['../lightcurve/png', '../skymap/png']
  });
  const { cells } = createRequire(import.meta.url)(outfile);
  const { cells: wanted, url } = JSON.parse(readFileSync(0, 'utf8'));
  console.log(JSON.stringify(await cells(wanted, url)));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
