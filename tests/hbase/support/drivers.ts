import { openHBaseRest } from '../../../src/gateway/store/hbase/rest';
import { openHBaseThrift2 } from '../../../src/gateway/store/hbase/thrift2';
import type { IHBaseOptions } from '../../../src/gateway/store/hbase/options';
import type { IRowStore } from '../../../src/gateway/store/rowstore';

/** How long a call may take in tests of faults. */
export const DEADLINE_MS = 3000;

/** A driver of HBase, by the name of its port in `ITrialServer`. */
export interface IDriver {
  readonly name: string;
  readonly gateway: 'rest' | 'thrift2';
  /** Opens a store that gives up early, at a port of loopback. */
  open(
    port: number,
    options: Pick<IHBaseOptions, 'namespace' | 'allowed'> & Partial<IHBaseOptions>
  ): IRowStore;
}

const impatient = { name: 'trial', host: '127.0.0.1', parallel: 8, callMs: DEADLINE_MS, retries: 2 };

export const DRIVERS: readonly IDriver[] = [
  {
    name: 'hbase-rest',
    gateway: 'rest',
    open: (port, options) => openHBaseRest({ ...impatient, ...options, port })
  },
  {
    name: 'hbase-thrift2',
    gateway: 'thrift2',
    open: (port, options) => openHBaseThrift2({ ...impatient, ...options, port })
  }
];
