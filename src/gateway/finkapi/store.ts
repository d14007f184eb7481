import type { IRowStore, ISnapshot, ISourceState } from '../store/rowstore';
import type { FinkApiCaller } from './caller';
import type { Probe } from './probe';
import { FinkApiSnapshot } from './snapshot';
import { TABLES } from './tables';

/** What a source of the Fink API is where a store is expected: it has tables to plan with, and none that could be read. */
export class FinkApiStore implements IRowStore {
  readonly name = 'fink-api';

  constructor(
    private readonly _caller: FinkApiCaller,
    private readonly _probe: Probe
  ) {}

  tables(): Promise<readonly string[]> {
    return Promise.resolve(TABLES);
  }

  snapshot(owner = ''): ISnapshot {
    return new FinkApiSnapshot(this._caller, owner);
  }

  /** As far as the last calls tell. Nobody is asked: nothing goes outside because somebody looks at the list of sources. */
  state(): Promise<ISourceState> {
    const { calls, breaker } = this._caller;
    const { known, wrong } = this._probe;
    if (calls === 0) {
      return Promise.resolve({ state: 'unknown', message: 'Nobody has asked it since the gateway started' });
    }
    if (wrong !== undefined) {
      const remedy = 'Whoever runs the gateway looks at API of this source';
      return Promise.resolve({ state: 'down', message: wrong.message, remedy });
    }
    const state = breaker.state();
    return Promise.resolve(
      state.state === 'up' && known?.title !== undefined ? { ...state, message: known.title } : state
    );
  }

  async close(): Promise<void> {
    this._caller.close();
  }
}
