import { type IConfig } from './config/config';
import { Slots } from './slots';
import { openEmbeddedStore } from './store/embedded';
import { type IRowStore } from './store/rowstore';

/** What routes work with. */
export interface IServices {
  readonly config: IConfig;
  readonly store: IRowStore;
  /** Places for searches that run at the same time. */
  readonly slots: Slots;
}

/** Services on the store that the configuration names. */
export function openServices(config: IConfig, store: IRowStore = openEmbeddedStore(config.DATA)): IServices {
  return { config, store, slots: new Slots(config.PARALLEL) };
}
