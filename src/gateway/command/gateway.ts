import { rmSync } from 'node:fs';
import { ConfigFault } from '../config/fault';
import { loadConfig } from '../config/load';
import { untilStopped } from '../lifetime';
import { buildServer } from '../server';
import { openServices } from '../services';
import { tellsQuestions } from '../request/logrequest';
import { type IRequestRecord } from '../request/record';
import { telemetryLines, telemetryWanted, withoutQueryText } from '../telemetry';
import { readCommandLine } from './commandline';

export const GATEWAY_USAGE = `usage: gateway [--config FILE] [--data DIR] [--host H] [--port P] [--supervised]

Serve alerts over HTTP.

  --config FILE   configuration; default: config.yml beside the program
  --data DIR      folder of the embedded store
  --host H        address to listen on; default 127.0.0.1
  --port P        port to listen on; 0: any free one
  --supervised    print one JSON line when ready, end when standard input closes

Environment: FINK_SOCKET (path of a Unix socket to listen on instead), FINK_SECRET (asked of every request),
FINK_CONFIG, FINK_DATA, FINK_HOST, FINK_PORT, DASH_TELEMETRY or FINK_TELEMETRY (print one record a request).
`;

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/** Run the server until it is told to stop. Resolves when it listens. */
export async function gatewayCommand(argv: readonly string[], environment = process.env): Promise<void> {
  const text = { type: 'string' } as const;
  const yes = { type: 'boolean', default: false } as const;
  const { values } = readCommandLine(GATEWAY_USAGE, {
    args: [...argv],
    options: {
      config: text,
      data: text,
      host: text,
      port: text,
      supervised: yes,
      help: { ...yes, short: 'h' }
    }
  });
  if (values.help) {
    process.stdout.write(GATEWAY_USAGE);
    return;
  }
  const config = loadConfig(values, environment);
  const socket = environment['FINK_SOCKET'];
  const secret = environment['FINK_SECRET'];
  if (values.supervised && !socket && !secret) {
    throw new ConfigFault('missing FINK_SOCKET or FINK_SECRET: a supervised gateway needs one of them');
  }
  const services = openServices(config);
  // The supervisor reads one line of standard output; records follow that line.
  const tell = (record: IRequestRecord): void =>
    console.log(telemetryLines(tellsQuestions(config.LOGLEVEL) ? record : withoutQueryText(record)));
  const app = buildServer(services, {
    metrics: true,
    ...(telemetryWanted(environment) ? { tell } : {}),
    ...(secret ? { secret } : {})
  });
  const address = socket
    ? await app.listen({ path: socket })
    : await app.listen({ host: config.HOST, port: config.PORT });
  // Nobody reads the output any more: no reason to stop serving.
  process.stdout.on('error', () => undefined);
  if (!socket && !secret && !LOOPBACK.includes(config.HOST)) {
    process.stderr.write(`${config.HOST} is open to others, and this gateway asks nobody who they are\n`);
  }
  untilStopped(async () => {
    await app.close();
    await services.sources.close();
    if (socket) {
      rmSync(socket, { force: true });
    }
  }, values.supervised);
  const where = socket ?? address;
  console.log(values.supervised ? JSON.stringify({ ready: true, address: where }) : `Fink gateway: ${where}`);
}
