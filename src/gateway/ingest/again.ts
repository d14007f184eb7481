import { resolve } from 'node:path';

/** More paths than this are not written out. */
const PATHS = 3;

/** Command that goes on with an ingestion of these paths, wherever it is typed. */
export function ingestAgain(paths: readonly string[], dataDir: string): string {
  const named = paths.length > PATHS ? 'PATH...' : paths.map(path => quoted(resolve(path))).join(' ');
  return `jupyter fink ingest ${named} ${dataOption(dataDir)}`;
}

/** Command that goes on with a simulated sky; `options` tell it from the default one. */
export function simulateAgain(options: readonly string[], dataDir: string): string {
  return ['jupyter fink simulate', ...options.map(quoted), dataOption(dataDir)].join(' ');
}

const dataOption = (dataDir: string): string => `--data ${quoted(resolve(dataDir))}`;

/** A word of a shell's command line. */
function quoted(word: string): string {
  return /^[\w@%+=:,./~\\-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
