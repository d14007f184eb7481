import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Asking } from './support/hbase/asking';
import { BareQueries } from './support/hbase/barequery';
import { growth } from './support/hbase/growth';
import { firstRows } from './support/hbase/firstrows';
import { type IMeasured, measure } from './support/hbase/measured';
import { MemoryWatch } from './support/hbase/processes';
import { type IQuestionRow, questionRows } from './support/hbase/questions';
import { startTrialGateway } from './support/hbase/trialgateway';
import { openTrialServer } from './support/hbase/trialserver';
import { fillServer, NAMESPACES } from './support/hbase/trialtables';
import { withFolder } from './support/folder';
import { report, round, type Line } from './support/report';

/** A real HBase, asked through the gateway and by bare calls, beside what the present service was measured to need. */

const FOLDER = join('bench', 'out', 'hbase', 'server');
/** Connections of the bare calls; the gateway has a pool of its own. */
const CONNECTIONS = 8;
/** Below so many cells a request, a service is bounded by its own work and not by rows. */
const FEW_CELLS = 100;

const { values: given } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    source: { type: 'string', default: 'thrift2' },
    repetitions: { type: 'string', default: '40' },
    seconds: { type: 'string', default: '4' },
    /** Options of Node for the gateway, e.g. `--cpu-prof --cpu-prof-dir=/tmp/profile`. */
    node: { type: 'string', default: '' },
    keep: { type: 'boolean', default: false },
    'no-growth': { type: 'boolean', default: false }
  }
});

async function main(): Promise<void> {
  const server = await openTrialServer(FOLDER);
  try {
    const filled = await fillServer(server);
    await withFolder(async folder => {
      const node = given.node.split(' ').filter(option => option !== '');
      const gateway = await startTrialGateway(server, folder, node);
      const watch = new MemoryWatch(gateway.pid);
      const asking = new Asking(gateway.address, CONNECTIONS);
      const bare = new BareQueries(server.thrift2, CONNECTIONS, NAMESPACES.whole);
      try {
        const how = {
          gateway: asking,
          bare,
          gatewayPid: gateway.pid,
          serverPid: server.pid,
          source: given.source,
          repetitions: Number(given.repetitions),
          seconds: Number(given.seconds)
        };
        const rows = questionRows().filter(({ name }) => new RegExp(given.only).test(name));
        await warmUp(rows, asking, bare);
        const alone: Line[] = [];
        const together: Line[] = [];
        const bounds: Line[] = [];
        for (const row of rows) {
          const measured = await measure(row, how);
          alone.push(aloneLine(row, measured));
          together.push(togetherLine(row, measured));
          bounds.push(boundLine(row, measured, watch.since()));
          console.log(JSON.stringify(alone.at(-1)), JSON.stringify(together.at(-1)));
        }
        report({
          name: 'hbase',
          tables: {
            'One at a time': alone,
            'Eight at once': together,
            'What bounds it: processor time of a request, and memory': bounds,
            ...(given['no-growth']
              ? {}
              : {
                  'First row of a cone of 5° as a stream, milliseconds': await firstRows(
                    asking,
                    given.source
                  ),
                  'A tenth of the sky, and all of it: milliseconds': await growth(asking)
                })
          },
          notes: [
            `HBase ${server.version} on this machine, source ${given.source}; ${filled ? 'loaded for this run' : 'loaded before'}.`,
            `Medians of ${given.repetitions} requests after warm-up, of the gateway and of bare calls in turn; bare calls are Thrift2 with requests and replies coded by hand, one call for each range of the plan, and JSON.`,
            'factor: present service over gateway; over bare: what is allowed is 1.3 times the bare calls and 1 ms.',
            `Largest RssAnon of the gateway: ${round(watch.largest, 0)} MB.`
          ]
        });
      } finally {
        bare.close();
        asking.close();
        watch.stop();
        await gateway.stop();
      }
    });
  } finally {
    if (!given.keep) {
      server.stop();
    }
  }
}

/** Compilers of the server and of the gateway have seen all kinds of questions before anything is measured. */
async function warmUp(rows: readonly IQuestionRow[], asking: Asking, bare: BareQueries): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    for (const { asked } of rows) {
      const one = asked[turn % asked.length];
      // The long ones compile as much in fewer turns.
      if (one !== undefined && (turn < 4 || !one.path.includes('radius=18000'))) {
        await asking.ask(`${one.path}&source=${given.source}`);
        await bare.answer(one.plan);
      }
    }
  }
}

function aloneLine({ name, present, factor }: IQuestionRow, measured: IMeasured): Line {
  const reached = present.ms / measured.gatewayMs;
  const allowed = 1.3 * measured.bareMs + 1;
  return {
    query: name,
    rows: measured.rows,
    'present ms': present.ms,
    'gateway ms': round(measured.gatewayMs, 2),
    p95: round(measured.gatewayP95, 1),
    factor: round(reached, 1),
    wanted: factor,
    met: reached >= factor ? 'yes' : 'no',
    'bare ms': round(measured.bareMs, 2),
    'allowed ms': round(allowed, 2),
    within: measured.gatewayMs <= allowed ? 'yes' : 'no'
  };
}

function togetherLine({ name, present, factor, cells }: IQuestionRow, measured: IMeasured): Line {
  const reached = measured.gatewayPerSecond / present.perSecond;
  const share = measured.gatewayPerSecond / measured.barePerSecond;
  const met = cells < FEW_CELLS ? reached >= factor : share >= 0.8;
  return {
    query: name,
    'present req/s': present.perSecond,
    'gateway req/s': round(measured.gatewayPerSecond, 1),
    factor: round(reached, 1),
    'rows/s': round(measured.gatewayPerSecond * measured.rows, 0),
    'bare rows/s': round(measured.barePerSecond * measured.rows, 0),
    'of bare': round(share, 2),
    asked: cells < FEW_CELLS ? `factor ${factor}` : '0.8 of bare',
    met: met ? 'yes' : 'no'
  };
}

function boundLine({ name }: IQuestionRow, measured: IMeasured, memory: number): Line {
  return {
    query: name,
    'rows read': measured.rowsRead,
    kB: round(measured.bytes / 1000, 0),
    'gateway cpu ms': round(measured.gatewayCpu, 2),
    'server cpu ms': round(measured.serverCpu, 2),
    'server cpu ms, bare': round(measured.bareServerCpu, 2),
    'RssAnon MB': round(memory, 0)
  };
}

void main();
