import { median, quantile } from '../stats';
import { type Asking, rate } from './asking';
import { type BareQueries } from './barequery';
import { processorMs } from './processes';
import { type IAsked, type IQuestionRow } from './questions';

/** What a row of the table took: by the gateway, and by bare calls in turn with it. */
export interface IMeasured {
  readonly rows: number;
  readonly rowsRead: number;
  readonly bytes: number;
  readonly gatewayMs: number;
  readonly gatewayP95: number;
  readonly bareMs: number;
  /** Requests in a second, eight at once. */
  readonly gatewayPerSecond: number;
  readonly barePerSecond: number;
  /** Processor time of a request, milliseconds: of the gateway, and of the server for it and for the bare calls. */
  readonly gatewayCpu: number;
  readonly serverCpu: number;
  readonly bareServerCpu: number;
}

export interface IHow {
  readonly gateway: Asking;
  readonly bare: BareQueries;
  readonly gatewayPid: number;
  /** Process of the server; 0 where it is not on this machine. */
  readonly serverPid: number;
  readonly source: string;
  readonly repetitions: number;
  readonly seconds: number;
}

const AT_ONCE = 8;
const WARM_UP = 5;

/** Measures one row. @throws Error when gateway and bare calls do not find the same number of rows. */
export async function measure(row: IQuestionRow, how: IHow): Promise<IMeasured> {
  const { gateway, bare, repetitions, seconds } = how;
  const turn = (number: number): IAsked => row.asked[number % row.asked.length] as IAsked;
  const path = ({ path }: IAsked): string => `${path}&source=${how.source}`;

  const first = turn(0);
  const answer = await gateway.ask(path(first));
  const rows = (JSON.parse(answer.body()) as unknown[]).length;
  const reference = await bare.answer(first.plan);
  if (rows !== reference.rows) {
    throw new Error(
      `${row.name}: the gateway finds ${rows} rows, bare calls ${reference.rows}: ${first.path}`
    );
  }

  const [gatewayTimes, bareTimes]: [number[], number[]] = [[], []];
  for (let number = -WARM_UP; number < repetitions; number++) {
    const asked = turn(number + WARM_UP);
    const { ms } = await gateway.ask(path(asked));
    const from = performance.now();
    await bare.answer(asked.plan);
    const bareMs = performance.now() - from;
    if (number >= 0) {
      gatewayTimes.push(ms);
      bareTimes.push(bareMs);
    }
  }

  const cpu = (pid: number): number => (pid === 0 ? NaN : processorMs(pid));
  const [gatewayFrom, serverFrom] = [cpu(how.gatewayPid), cpu(how.serverPid)];
  const began = performance.now();
  const gatewayPerSecond = await rate(AT_ONCE, seconds, async number => {
    await gateway.ask(path(turn(number)));
  });
  const requests = (gatewayPerSecond * (performance.now() - began)) / 1000;
  const gatewayCpu = (cpu(how.gatewayPid) - gatewayFrom) / requests;
  const serverCpu = (cpu(how.serverPid) - serverFrom) / requests;
  const [bareFrom, bareBegan] = [cpu(how.serverPid), performance.now()];
  const barePerSecond = await rate(AT_ONCE, seconds, async number => {
    await bare.answer(turn(number).plan);
  });
  const bareRequests = (barePerSecond * (performance.now() - bareBegan)) / 1000;
  return {
    rows,
    rowsRead: reference.read,
    bytes: answer.bytes,
    gatewayMs: median(gatewayTimes),
    gatewayP95: quantile(gatewayTimes, 0.95),
    bareMs: median(bareTimes),
    gatewayPerSecond,
    barePerSecond,
    gatewayCpu,
    serverCpu,
    bareServerCpu: (cpu(how.serverPid) - bareFrom) / bareRequests
  };
}
