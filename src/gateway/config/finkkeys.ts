const NO_KAFKA = 'leave it out: no stream of alerts is written or read here';
const NO_SPARK = 'leave it out: no Spark jobs are started here';
const NO_HDFS = 'leave it out: files on HDFS are not read here';

/**
 * Keys of the configuration files of Fink's own services (portal, object API, cutout API, data transfer) that mean nothing
 * here, or something else, with what to write instead. `HOST`, `PORT` and `NLIMIT` mean the same and are keys of ours;
 * `APIURL` is understood, see `apiurl.ts`.
 */
const FINK_KEYS: Readonly<Record<string, string>> = {
  SITEURL: 'leave it out: nothing here needs to know its own address',
  CUTOUTAPIURL:
    'name the service of cutouts at the source that needs it: SOURCES, its name, CUTOUTS, with the whole address ' +
    '(https://…/api/v1/cutouts)',
  HBASEIP:
    'it is the address of ZooKeeper, which is not asked here. Name a Thrift2 or REST server of the cluster under SOURCES ' +
    '(DRIVER: hbase-thrift2, HOST)',
  ZOOPORT:
    'it is the port of ZooKeeper, which is not asked here. Name a Thrift2 or REST server of the cluster under SOURCES ' +
    '(DRIVER: hbase-thrift2, HOST, PORT)',
  SCHEMAVER: 'leave it out: the types of each table are read from its own schema row',
  CLIENTVERSION: 'leave it out: there is no Java client here',
  WEBHDFS: NO_HDFS,
  NAMENODE: NO_HDFS,
  HDFS: NO_HDFS,
  HDFSPORT: NO_HDFS,
  HDFSUSER: NO_HDFS,
  USER: 'at the top of the file it is a user of HDFS, of which no files are read here. Leave it out; a name for a REST server of HBase stands at its source',
  LIVYHOST: NO_SPARK,
  SPARKCONF: NO_SPARK,
  KAFKA_BOOTSTRAP_SERVERS: NO_KAFKA,
  KAFKA_SASL_USERNAME: NO_KAFKA,
  KAFKA_SASL_PASSWORD: NO_KAFKA
};

/** What is said of a key of Fink's own files at the top of ours; undefined for all others. */
export function wordOnFinkKey(path: readonly PropertyKey[]): string | undefined {
  const [key] = path;
  return path.length === 1 && typeof key === 'string' && Object.hasOwn(FINK_KEYS, key)
    ? FINK_KEYS[key]
    : undefined;
}
