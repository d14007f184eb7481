// A real HBase on loopback for tests and trials: `npm run hbase -- start|stop|status|fresh`.
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Remediable, versions } from './artefacts.mjs';
import { start, status, stop } from './server.mjs';

const help = `npm run hbase -- start|fresh|stop|status [options]
  start              bring ZooKeeper, master, region server, REST and Thrift2 up, on the data of the last time;
                     where only some of them run (--apart), those that do not
  fresh              the same with no data; they are removed when it stops
  stop               end it; data of \`start\` stay
  status             say whether it answers; ends with 0 if so, with 3 if it is stopped, else with 1
  --server VERSION   ${versions.join(' or ')} (${versions[0]})
  --dir DIR          folder for data, logs and ports.json (~/.local/share/jupyterlab-fink/hbase-VERSION)
  --port BASE        five ports from this one on (ZooKeeper, master, region server, REST, Thrift2); else free ones
  --apart            master, region server, REST and Thrift2 in processes of their own, to be ended singly
  --timeouts short   REST and Thrift2 give up on a dead cluster within seconds (needs --apart); else HBase's minutes
  --fetchsize N      rows that REST fetches at a time (1000; HBase's own default is 10)
  --heap SIZE        memory of the cluster's Java (1g)
  --quick            starts a little sooner, runs slower: for short tests
  --foreground       stay, and stop it on Ctrl-C or when standard input ends`;

function parse() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      server: { type: 'string', default: versions[0] },
      dir: { type: 'string' },
      port: { type: 'string' },
      apart: { type: 'boolean' },
      timeouts: { type: 'string', default: 'default' },
      fetchsize: { type: 'string', default: '1000' },
      heap: { type: 'string', default: '1g' },
      quick: { type: 'boolean' },
      foreground: { type: 'boolean' },
      help: { type: 'boolean' }
    }
  });
  const whole = (text, name) => {
    if (!/^[1-9]\d*$/.test(text)) {
      throw new Remediable(`invalid --${name}: ${text}; a whole number is needed`);
    }
    return Number(text);
  };
  if (!['default', 'short'].includes(values.timeouts) || (values.timeouts === 'short' && !values.apart)) {
    throw new Remediable(
      `invalid --timeouts: ${values.timeouts}; one of default, short (the latter with --apart)`
    );
  }
  const home = process.env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share');
  return {
    command: positionals.length === 1 && !values.help ? positionals[0] : 'help',
    options: {
      version: values.server,
      dir: resolve(values.dir ?? join(home, 'jupyterlab-fink', `hbase-${values.server}`)),
      base: values.port === undefined ? undefined : whole(values.port, 'port'),
      apart: values.apart,
      timeouts: values.timeouts,
      fetchSize: whole(values.fetchsize, 'fetchsize'),
      heap: values.heap,
      quick: values.quick,
      attached: values.foreground ?? false
    }
  };
}

const tell = server =>
  `HBase ${server.version}: REST http://${server.host}:${server.rest}, Thrift2 ${server.host}:${server.thrift2} ` +
  `(framed, binary), ZooKeeper ${server.host}:${server.zookeeper}; folder ${server.dir}`;

async function begin(options) {
  const began = Date.now();
  const server = await start(options);
  console.log(`${tell(server)}; ready after ${((Date.now() - began) / 1000).toFixed(1)} s`);
  if (options.attached) {
    await new Promise(done => {
      process.stdin.on('end', done).on('close', done).resume();
      process.on('SIGINT', done).on('SIGTERM', done);
    });
    await stop(options.dir);
    process.exit(0);
  }
}

const commands = {
  start: begin,
  fresh: async options => {
    await stop(options.dir);
    await begin({ ...options, fresh: true });
  },
  stop: async ({ dir }) => {
    console.log((await stop(dir)) ? `HBase in ${dir} is stopped` : `no HBase runs in ${dir}`);
  },
  status: async ({ dir }) => {
    const { state, server, reason } = await status(dir);
    console.log(server ? `${state}${reason ? ` (${reason})` : ''}: ${tell(server)}` : `${state}: ${dir}`);
    process.exitCode = { up: 0, stopped: 3, broken: 1 }[state];
  }
};

try {
  const { command, options } = parse();
  if (command in commands) {
    await commands[command](options);
  } else {
    console.log(help);
    process.exitCode = command === 'help' ? 0 : 2;
  }
} catch (error) {
  // What the user can mend needs no trace.
  const plain = error instanceof Remediable || error.code?.startsWith('ERR_PARSE_ARGS');
  console.error(plain ? `hbase: ${error.message}` : error);
  process.exitCode = 1;
}
