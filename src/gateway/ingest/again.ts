import { resolve } from 'node:path';

/** More paths than this are not written out. */
const PATHS = 3;

/** Command that goes on with an ingestion of these paths, wherever it is typed; `target` names the store, see {@link dataWords}. */
export function ingestAgain(paths: readonly string[], target: readonly string[]): string {
  const named = paths.length > PATHS ? 'PATH...' : paths.map(path => quoted(resolve(path))).join(' ');
  return ['jupyter fink ingest', named, ...target.map(quoted)].join(' ');
}

/** Command that goes on with a simulated sky; `options` tell it from the default one. */
export function simulateAgain(options: readonly string[], target: readonly string[]): string {
  return ['jupyter fink simulate', ...[...options, ...target].map(quoted)].join(' ');
}

/** Words that name the embedded store of a folder. */
export function dataWords(dataDir: string): readonly string[] {
  return ['--data', resolve(dataDir)];
}

/** A word of a shell's command line. */
function quoted(word: string): string {
  return /^[\w@%+=:,./~\\-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
