import { ownVersion } from '../../ownversion';
import { reasonOf } from '../../reasonof';
import { check } from './check';
import { fault, ok } from './finding';

/** This program, and the native part of it that reads the embedded store. */
export const programCheck = check('gateway', async ({ programDir }) => {
  const { version } = ownVersion(programDir);
  const at = `${version} in ${programDir}`;
  try {
    await import('lmdb');
  } catch (error) {
    return [
      fault(
        `missing native store of ${process.platform}-${process.arch}: ${reasonOf(error).split('\n')[0] ?? ''}`,
        'Install the wheel of this platform again; other sources than the embedded store work without it'
      )
    ];
  }
  return [ok(`${at}; its embedded store works on ${process.platform}-${process.arch}`)];
});
