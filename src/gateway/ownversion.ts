import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Name and version of this package, read from the `package.json` beside the bundled program or at the top of the sources. */
export function ownVersion(programDir: string = __dirname): {
  readonly name: string;
  readonly version: string;
} {
  for (const path of [join(programDir, 'package.json'), join(programDir, '../../package.json')]) {
    if (existsSync(path)) {
      const { name, version } = JSON.parse(readFileSync(path, 'utf8')) as { name: unknown; version: unknown };
      return { name: String(name), version: String(version) };
    }
  }
  return { name: 'jupyterlab-fink', version: 'unknown' };
}
