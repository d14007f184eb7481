import { type SourceConfig } from '../../../config/sourceconfig';
import { type IAnswerer } from '../../../source/answerer';
import { type IRowStore } from '../../../store/rowstore';
import { type Found } from '../finding';

/** A source that is being examined, open for reading. */
export interface IExamined {
  readonly name: string;
  readonly config: SourceConfig;
  readonly environment: NodeJS.ProcessEnv;
  readonly store: IRowStore;
  readonly answerer: IAnswerer | undefined;
  /** Tables that may be read and are there; empty before they are known. */
  readonly tables: readonly string[];
}

/** One question to a source. */
export type SourceStep = (source: IExamined) => Promise<readonly Found[]>;
