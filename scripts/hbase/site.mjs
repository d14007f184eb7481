// What the parts of a trial server are told: the properties of their hbase-site.xml.
import { join } from 'node:path';

const host = '127.0.0.1';

/**
 * Limits that let REST and Thrift2 give up on a dead cluster within seconds; HBase's own take minutes. They are meant for
 * tests of faults: a busy cluster needs longer ones.
 */
const shortTimeouts = {
  'hbase.client.operation.timeout': 6000,
  'hbase.client.meta.operation.timeout': 6000,
  'hbase.client.scanner.timeout.period': 6000,
  'hbase.rpc.timeout': 3000,
  'hbase.rpc.read.timeout': 3000,
  'hbase.ipc.client.socket.timeout.connect': 2000,
  // Enough for a region that is split or moves; the limits above end them for one that does not come back.
  'hbase.client.retries.number': 10,
  'hbase.client.pause': 100,
  'zookeeper.session.timeout': 3000,
  'zookeeper.recovery.retry': 0,
  'zookeeper.recovery.retry.intervalmill': 200
};

function common(data, ports) {
  return {
    'hbase.rootdir': `file://${join(data, 'hbase')}`,
    'hbase.tmp.dir': join(data, 'tmp'),
    'hbase.cluster.distributed': false,
    'hbase.zookeeper.quorum': host,
    'hbase.zookeeper.property.clientPort': ports.zookeeper,
    'hbase.zookeeper.property.dataDir': join(data, 'zk'),
    // No pages for administrators: they would take ports.
    'hbase.master.info.port': -1,
    'hbase.regionserver.info.port': -1,
    'hbase.rest.info.port': -1,
    'hbase.thrift.info.port': -1
  };
}

function cluster(ports) {
  return {
    'hbase.master.hostname': 'localhost',
    'hbase.master.ipc.address': host,
    'hbase.master.port': ports.master,
    'hbase.unsafe.regionserver.hostname': 'localhost',
    'hbase.regionserver.ipc.address': host,
    'hbase.regionserver.port': ports.regionServer,
    'hbase.localcluster.assign.random.ports': false,
    // A local file system cannot promise that a crash of the machine loses nothing. A trial can live with that.
    'hbase.unsafe.stream.capability.enforce': false,
    'hbase.wal.provider': 'filesystem',
    'hbase.procedure.store.wal.use.hsync': false,
    // Small: few threads, little memory, no waiting for more region servers.
    'hbase.regionserver.handler.count': 10,
    'hbase.regionserver.metahandler.count': 5,
    'hbase.master.handler.count': 5,
    'hbase.regionserver.global.memstore.size': 0.2,
    'hfile.block.cache.size': 0.2,
    'hbase.master.wait.on.regionservers.mintostart': 1,
    'hbase.master.wait.on.regionservers.timeout': 500,
    'hbase.master.wait.on.regionservers.interval': 100,
    'hbase.regionserver.msginterval': 500,
    'hbase.server.thread.wakefrequency': 1000,
    'hbase.snapshot.enabled': false
  };
}

function gateways(ports, fetchSize) {
  return {
    'hbase.rest.host': host,
    'hbase.rest.port': ports.rest,
    'hbase.rest.scan.fetchsize': fetchSize,
    'hbase.rest.threads.max': 32,
    'hbase.thrift.ipaddress': host,
    'hbase.regionserver.thrift.ipaddress': host,
    'hbase.regionserver.thrift.port': ports.thrift2,
    'hbase.regionserver.thrift.framed': true,
    'hbase.thrift.minWorkerThreads': 4
  };
}

/**
 * The text of a hbase-site.xml.
 * @param parts - what the process runs: any of `cluster`, `master`, `regionserver`, `rest`, `thrift2`
 */
export function site({ parts, data, ports, fetchSize, timeouts }) {
  const inCluster = ['cluster', 'master', 'regionserver'].some(part => parts.includes(part));
  const properties = {
    ...common(data, ports),
    ...(inCluster ? cluster(ports) : {}),
    ...gateways(ports, fetchSize),
    // Without the cluster in it: the cluster's own calls within itself keep HBase's limits.
    ...(timeouts === 'short' && !inCluster ? shortTimeouts : {})
  };
  const escape = value => String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const lines = Object.entries(properties).map(
    ([name, value]) => `  <property><name>${name}</name><value>${escape(value)}</value></property>`
  );
  return `<?xml version="1.0"?>\n<configuration>\n${lines.join('\n')}\n</configuration>\n`;
}
