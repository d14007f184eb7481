import { join } from 'node:path';
import { build, stop } from 'esbuild';

const root = join(__dirname, '../..');

/** Makes one file of a TypeScript program that a test runs in a process of its own. */
export async function bundle(entry: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [join(__dirname, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['lmdb', 'krb5'],
    logLevel: 'error'
  });
  // Its helper process would keep a run of tests that has just one process.
  await stop();
}

/** Environment in which such a file finds the packages that are not in it. */
export const bundleEnvironment: NodeJS.ProcessEnv = { ...process.env, NODE_PATH: join(root, 'node_modules') };
