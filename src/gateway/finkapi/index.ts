import type { IAnswerer } from '../source/answerer';
import type { IRowStore } from '../store/rowstore';
import { FinkApiAnswerer } from './answerer';
import { FinkApiCaller } from './caller';
import type { IFinkApiOptions } from './options';
import { Probe } from './probe';
import { FinkApiStore } from './store';

/** A source of the Fink API. Nobody is called before something is asked. */
export function openFinkApi(options: IFinkApiOptions): {
  readonly store: IRowStore;
  readonly answerer: IAnswerer;
} {
  const caller = new FinkApiCaller(options);
  const probe = new Probe(caller);
  return { store: new FinkApiStore(caller, probe), answerer: new FinkApiAnswerer(caller, probe) };
}
