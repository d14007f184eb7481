import { type IConfig } from './config/config';
import { Slots } from './slots';
import { Sources } from './source/sources';
import { type IRowStore } from './store/rowstore';

/** What routes work with. */
export interface IServices {
  readonly config: IConfig;
  /** Where alerts come from. */
  readonly sources: Sources;
  /** Places for searches that run at the same time. */
  readonly slots: Slots;
  /** Places for answers that have turned out to be large and are kept until they are whole. */
  readonly large: Slots;
}

/**
 * Large answers that are read at the same time. Enough to keep the one processor of the gateway busy; more would take memory
 * and be no faster.
 */
const LARGE = 3;
/** Part of the places that is kept for small questions. */
const RESERVED = 1 / 4;

/**
 * Services on the sources that the configuration names. Nothing is connected to yet.
 * @param open - Opens the store of a source in place of the drivers, for tests.
 * @throws ConfigFault when a file that the configuration names cannot be read.
 */
export function openServices(config: IConfig, open?: (name: string) => IRowStore): IServices {
  const { PARALLEL, PARALLEL_USER } = config;
  const slots = new Slots(PARALLEL, {
    perOwner: PARALLEL_USER,
    reserved: Math.floor(PARALLEL * RESERVED)
  });
  return { config, sources: new Sources(config, open), slots, large: new Slots(LARGE) };
}
