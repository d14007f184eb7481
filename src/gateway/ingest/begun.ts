import { openEmbeddedStore } from '../store';
import { fileMarkName, parseFileMark } from './marks';

/** Whether some of a source, known by its content, has been ingested into the store of a folder, but not all of it. */
export async function isBegun(dataDir: string, digest: string): Promise<boolean> {
  const store = openEmbeddedStore(dataDir);
  try {
    const { records, done } = parseFileMark(await store.mark?.(fileMarkName(digest)));
    return records > 0 && !done;
  } finally {
    await store.close();
  }
}
