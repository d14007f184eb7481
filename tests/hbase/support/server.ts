/** A server of HBase that runs for the tests: what its `ports.json` says (scripts/hbase). */
export interface ITrialServer {
  /** Version of HBase, e.g. `2.5.8`. */
  readonly version: string;
  /** Ports on 127.0.0.1. */
  readonly rest: number;
  readonly thrift2: number;
  /** Folder of the server: `npm run hbase -- status --dir DIR`. */
  readonly dir: string;
  /** Whether its parts are processes of their own, which can be ended singly. */
  readonly apart: boolean;
  /** `short` where REST and Thrift2 give up on a dead cluster within seconds. */
  readonly timeouts: 'default' | 'short';
  /** Numbers of the processes: `all`, or `master` (with ZooKeeper), `regionserver`, `rest` and `thrift2`. */
  readonly processes: Readonly<Record<string, number>>;
}

/** The server that the check started, or that whoever runs the tests has named. */
export function hbase(): ITrialServer {
  const text = process.env['FINK_HBASE'];
  if (!text) {
    throw new Error(
      'missing FINK_HBASE: start a server by `npm run hbase -- start --dir DIR`, then export FINK_HBASE="$(cat DIR/ports.json)"'
    );
  }
  return JSON.parse(text) as ITrialServer;
}
