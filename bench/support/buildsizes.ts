import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Line, round } from './report';

const STATIC = 'jupyterlab_fink/labextension/static';

/**
 * Whether the build is one for production: builds for development have source maps.
 * @throws Error without a build.
 */
export function isProduction(): boolean {
  if (!existsSync(STATIC)) {
    throw new Error(`missing build: ${STATIC}; run \`npm run setup\` first`);
  }
  return !readdirSync(STATIC).some(name => name.endsWith('.map'));
}

/** Sizes of the scripts of the build: the largest ones, and all. */
export function buildSizes(largest = 6): Line[] {
  const files = readdirSync(STATIC)
    .filter(name => name.endsWith('.js'))
    .map(name => {
      const bytes = readFileSync(join(STATIC, name));
      return { name, raw: bytes.length, gzip: gzipSync(bytes).length };
    })
    .sort((a, b) => b.raw - a.raw);
  const line = (name: string, of: readonly { raw: number; gzip: number }[]): Line => ({
    script: name.length > 60 ? `${name.slice(0, 59)}…` : name,
    'raw, kB': round(of.reduce((sum, { raw }) => sum + raw, 0) / 1000),
    'gzip, kB': round(of.reduce((sum, { gzip }) => sum + gzip, 0) / 1000)
  });
  return [
    ...files.slice(0, largest).map(file => line(file.name, [file])),
    line(`all ${files.length}`, files)
  ];
}
