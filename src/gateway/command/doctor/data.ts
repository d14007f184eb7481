import { sourcesOf } from '../../config/sources';
import { type ICheck } from './check';
import { dataFolderFindings } from './datafolder';
import { type IPatient } from './patient';

/** The folders of all embedded stores that the configuration names; the default one when it cannot be used. */
export const dataCheck: ICheck = {
  name: 'data',
  async *look(patient) {
    for (const dir of foldersOf(patient)) {
      for (const found of await dataFolderFindings(dir)) {
        yield { check: 'data', ...found };
      }
    }
  }
};

function foldersOf({ config, dataDir }: IPatient): ReadonlySet<string> {
  const dirs = [...sourcesOf(config ?? { SOURCES: {} }).values()].map(source =>
    source.DRIVER === 'embedded' ? (source.DATA ?? dataDir) : undefined
  );
  return new Set(dirs.filter(dir => dir !== undefined));
}
