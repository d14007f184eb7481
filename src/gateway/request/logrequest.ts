import { type FastifyBaseLogger } from 'fastify';
import { type IRequestRecord } from './record';

/** Whether a log of this level may hold what was asked for. */
export function tellsQuestions(level: string): boolean {
  return level === 'debug' || level === 'trace';
}

/** Write the line of a request that has ended: at `info` what it cost, at `debug` also what it asked for. */
export function logRequest(
  log: FastifyBaseLogger,
  { id, path, method, seconds, input, state, output }: IRequestRecord
): void {
  const fields = {
    reqId: id,
    route: path,
    method,
    status: output.status,
    ms: Math.round(seconds * 1000),
    ...state,
    ...(output.error === undefined ? {} : { error: output.error })
  };
  if (tellsQuestions(log.level)) {
    log.debug({ ...fields, input }, 'answered');
  } else {
    log.info(fields, 'answered');
  }
}
