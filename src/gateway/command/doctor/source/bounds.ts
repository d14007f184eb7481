import { ok, warning } from '../finding';
import { type SourceStep } from './examined';
import { firstRow } from './reading';

/** Whether the server leaves rows out that a question does not want, so that they are not sent. */
export const boundsHeeded: SourceStep = async source => {
  const { config, store, tables } = source;
  const [table] = ['ztf.pixel128', 'ztf'].filter(name => tables.includes(name));
  if ((config.DRIVER !== 'hbase-rest' && config.DRIVER !== 'hbase-thrift2') || table === undefined) {
    return [];
  }
  await firstRow(source, table, [{ column: 'i:jd', type: 'double', min: 0 }]);
  const traits = store.traits;
  return [
    traits?.bounds === true
      ? ok(`filters are heeded; ${traits.parallel} ranges at a time`)
      : warning(
          'the server does not heed filters: all rows of a range are sent, which is slower',
          'Update the REST server (HBase 2.6.1 heeds them, 2.5.8 does not), or use DRIVER: hbase-thrift2'
        )
  ];
};
