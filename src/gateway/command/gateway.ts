import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ConfigFault } from '../config/fault';
import { loadConfig } from '../config/load';
import { untilStopped } from '../lifetime';
import { buildServer } from '../server';
import { openServices } from '../services';
import { telemetryLines, telemetryWanted } from '../telemetry';

/** Text of `gateway --help`. */
export const GATEWAY_HELP = `gateway: serve alerts over HTTP
  --config FILE   configuration (default: config.yml beside the program)
  --data DIR      folder of the embedded store
  --host H        address to listen on (default 127.0.0.1)
  --port P        port to listen on; 0: any free one
  --supervised    print one JSON line when ready, end when standard input closes
Environment: FINK_SOCKET (path of a Unix socket to listen on instead), FINK_SECRET (asked of every request),
FINK_DATA, FINK_CONFIG, DASH_TELEMETRY (one record a request).
`;

/** Run the server until it is told to stop. */
export async function gatewayCommand(argv: readonly string[], environment = process.env): Promise<void> {
  const options = readOptions(argv);
  const config = loadConfig(options, environment);
  const socket = environment['FINK_SOCKET'];
  const secret = environment['FINK_SECRET'];
  if (options.supervised && !socket && !secret) {
    throw new ConfigFault('missing FINK_SOCKET or FINK_SECRET: a supervised gateway needs one of them');
  }
  const services = openServices(config);
  // Standard output belongs to the supervisor, which reads one line of it; the records follow that line.
  const tell = telemetryWanted(environment)
    ? { tell: (record: Parameters<typeof telemetryLines>[0]) => console.log(telemetryLines(record)) }
    : {};
  const app = buildServer(services, { ...tell, ...(secret ? { secret } : {}) });
  const address = socket
    ? await app.listen({ path: socket })
    : await app.listen({ host: config.HOST, port: config.PORT });
  untilStopped(async () => {
    await app.close();
    await services.store.close();
    if (socket) {
      rmSync(socket, { force: true });
    }
  }, options.supervised);
  const where = socket ?? address;
  console.log(
    options.supervised ? JSON.stringify({ ready: true, address: where }) : `Fink gateway at ${where}`
  );
}

function readOptions(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        config: text,
        data: text,
        host: text,
        port: text,
        supervised: { type: 'boolean', default: false }
      }
    });
    return values;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigFault(`invalid options: ${reason}\n${GATEWAY_HELP}`, { cause: error });
  }
}
