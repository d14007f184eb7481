import { openHBaseThrift2 } from '../../src/gateway/store/hbase/thrift2';
import type { IThrift2Options } from '../../src/gateway/store/hbase/options';
import { CONTRACT_TABLES, describeRowStore } from '../contract/rowstore';
import { ContractTables } from './support/contracttables';
import { hbase } from './support/server';

const server = hbase();
const tables = new ContractTables(server);
const options: IThrift2Options = {
  name: 'fink',
  namespace: tables.namespace,
  allowed: [...CONTRACT_TABLES, 'contract.absent'],
  parallel: 8,
  callMs: 60_000,
  retries: 2,
  host: '127.0.0.1',
  port: server.thrift2
};

afterAll(() => tables.drop());

describeRowStore(
  'hbase-thrift2',
  async () => openHBaseThrift2(options),
  rows => tables.put(rows),
  {
    consistentSnapshots: false
  }
);
