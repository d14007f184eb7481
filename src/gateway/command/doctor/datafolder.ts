import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { openEmbeddedStore } from '../../store/embedded';
import { storeFile } from '../../store/environment';
import { sizeText } from '../sizetext';
import { fault, faultOf, type Found, ok, warning } from './finding';
import { markFindings } from './marks';
import { reasonOf } from '../../reasonof';

const SPACE_FAULT = 100e6;
const SPACE_WARNING = 1e9;
/** Kinds of network file systems (`statfs`): NFS, CIFS, SMB2, Ceph, Lustre. */
const NETWORK: readonly number[] = [0x6969, 0xff534d42, 0xfe534d42, 0x00c36400, 0x0bd00bd0];
const FILL =
  'Fill it with `jupyter fink simulate` (a made-up sky) or `jupyter fink ingest PATH` (your alert files)';

/** The folder of an embedded store and what the writer has noted in it. What is in its tables is left to the source. */
export async function dataFolderFindings(dir: string): Promise<Found[]> {
  const file = storeFile(dir);
  if (!existsSync(file)) {
    return [...placeFindings(dir), warning(`missing store: ${file} is not there yet`, FILL)];
  }
  const store = openEmbeddedStore(dir);
  try {
    const tables = await store.tables();
    return [
      ok(`${file}, ${sizeText(statSync(file).size)}, ${tables.length} tables`),
      ...placeFindings(dir),
      ...(await markFindings(store))
    ];
  } catch (error) {
    return [
      faultOf(
        reasonOf(error),
        'Run `jupyter fink check`; a damaged store is replaced by a backup, or ingested again'
      ),
      ...placeFindings(dir)
    ];
  } finally {
    await store.close();
  }
}

/** Whether something can be written there, and how much. */
function placeFindings(dir: string): Found[] {
  const there = nearestFolder(dir);
  const found: Found[] = [];
  try {
    accessSync(there, constants.W_OK | constants.X_OK);
  } catch {
    found.push(
      there === dir
        ? warning(
            `${dir} cannot be written: alerts are read from it, and none can be ingested`,
            'Give the user who ingests the right to write there'
          )
        : fault(
            `${dir} cannot be made: ${there} cannot be written`,
            'Name another folder with --data, or give the right to write there'
          )
    );
  }
  const { bavail, bsize, type } = statfsSync(there);
  const free = bavail * bsize;
  const space = `${sizeText(free)} free`;
  if (free < SPACE_FAULT) {
    found.push(
      fault(
        `missing disk space: ${space} in ${there}`,
        'Free some space, or move the store with `jupyter fink backup`'
      )
    );
  } else if (free < SPACE_WARNING) {
    found.push(
      warning(
        `${space} in ${there}: one night of ZTF takes about 1 GB`,
        'Free some space before the next ingest'
      )
    );
  } else {
    found.push(ok(space));
  }
  if (NETWORK.includes(type >>> 0)) {
    found.push(
      warning(
        `${there} is on a network file system, where a store can be damaged`,
        'Move it to a disk of this machine: `jupyter fink backup TO`, then name that folder'
      )
    );
  }
  return found;
}

/** The folder, or the first one above it that is there. */
function nearestFolder(dir: string): string {
  return existsSync(dir) || dirname(dir) === dir ? dir : nearestFolder(dirname(dir));
}
