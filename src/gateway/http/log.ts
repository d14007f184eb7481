import { type FastifyServerOptions } from 'fastify';

/**
 * The log: one JSON object a line (pino), each of a request with its id as `reqId`. Errors are told by kind, message, code
 * and place; never what a request asked for, which only `debug` tells.
 */
export function logOptions(
  level: string,
  stream: NodeJS.WritableStream = process.stderr
): Exclude<FastifyServerOptions['logger'], boolean | undefined> {
  return { level, stream: { write: text => void stream.write(text) }, serializers: { err: plainError } };
}

interface IPlainError {
  readonly [more: string]: unknown;
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly code?: string;
  readonly cause?: string;
}

function plainError(error: unknown): IPlainError {
  const name = memberOf(error, 'name') ?? 'Error';
  const message = withoutArguments(memberOf(error, 'message') ?? String(error));
  const code = memberOf(error, 'code');
  const cause = memberOf(
    typeof error === 'object' && error !== null ? Reflect.get(error, 'cause') : null,
    'message'
  );
  return {
    type: name,
    message,
    // Lines of the place alone: the first lines repeat the message.
    stack: (memberOf(error, 'stack') ?? '')
      .split('\n')
      .filter(line => /^\s+at /.test(line))
      .join('\n'),
    ...(code === undefined ? {} : { code }),
    ...(cause === undefined ? {} : { cause: withoutArguments(cause) })
  };
}

/** Addresses without what follows their question mark. */
function withoutArguments(text: string): string {
  return text.replace(/(\/[\w/.-]*)\?[^\s"')]*/g, '$1?…');
}

function memberOf(value: unknown, name: string): string | undefined {
  const member: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return typeof member === 'string' ? member : undefined;
}
