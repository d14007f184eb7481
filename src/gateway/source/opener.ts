import { type SourceConfig } from '../config/sourceconfig';
import { openEmbeddedStore } from '../store/embedded';
import { type IRowStore } from '../store/rowstore';
import { type TellStoreEvent } from '../store/storeevent';
import { type IAnswerer } from './answerer';
import { finkApiOptions } from './finkapioptions';
import { restOptions, thrift2Options } from './hbaseoptions';

/** A store, and what answers questions in its place where it cannot. */
export interface IOpened {
  readonly store: IRowStore;
  readonly answerer?: IAnswerer | undefined;
}

/** Opens a store; its code is loaded on the first call. */
export type Opener = () => Promise<IOpened>;

/**
 * What opens the store of a source. Files that the configuration names are read now, so that a missing one is told when
 * the gateway starts; nothing is connected to before the store is asked for.
 * @param dir - Folder of an embedded store that has none of its own.
 * @param tell - Told of the calls of a driver that makes any.
 * @throws ConfigFault when such a file cannot be read.
 */
export function openerOf(
  name: string,
  config: SourceConfig,
  dir: string,
  environment: NodeJS.ProcessEnv,
  tell: TellStoreEvent = () => undefined
): Opener {
  switch (config.DRIVER) {
    case 'embedded':
      return async () => ({ store: openEmbeddedStore(config.DATA ?? dir) });
    case 'hbase-rest': {
      const options = { ...restOptions(name, config, environment), tell };
      return async () => ({ store: (await import('../store/hbase/rest/index')).openHBaseRest(options) });
    }
    case 'hbase-thrift2': {
      const options = { ...thrift2Options(name, config), tell };
      return async () => ({
        store: (await import('../store/hbase/thrift2/index')).openHBaseThrift2(options)
      });
    }
    case 'fink-api': {
      const options = { ...finkApiOptions(name, config, environment), tell };
      return async () => (await import('../finkapi/index')).openFinkApi(options);
    }
  }
}
