import { openHBaseRest } from '../../src/gateway/store/hbase/rest';
import type { IRestOptions } from '../../src/gateway/store/hbase/options';
import { CONTRACT_TABLES, describeRowStore } from '../contract/rowstore';
import { ContractTables } from './support/contracttables';
import { hbase } from './support/server';

const server = hbase();
const tables = new ContractTables(server);
const options: IRestOptions = {
  name: 'fink',
  namespace: tables.namespace,
  allowed: [...CONTRACT_TABLES, 'contract.absent'],
  parallel: 8,
  callMs: 60_000,
  retries: 2,
  host: '127.0.0.1',
  port: server.rest
};

afterAll(() => tables.drop());

describeRowStore(
  'hbase-rest',
  async () => openHBaseRest(options),
  rows => tables.put(rows),
  {
    consistentSnapshots: false
  }
);
