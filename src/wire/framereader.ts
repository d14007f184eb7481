import { WireFault } from './fault';
import { endFrame, type Frame, startFrame, type WireRow } from './frames';
import { type ByteSource, splitLines } from './lines';

/**
 * Frames of a search stream, checked for their order: `start`, rows, `end`.
 * @throws WireFault when a line is no frame, when the order is wrong, or when the stream stops before its end frame.
 */
export async function* readFrames(
  source: ByteSource,
  signal?: AbortSignal
): AsyncGenerator<Frame, void, undefined> {
  let started = false;
  let ended = false;
  let rows = 0;
  for await (const line of splitLines(source, signal)) {
    if (ended) {
      throw broken('invalid stream: something follows its end');
    }
    const frame = readFrame(line);
    if (started === 'start' in frame) {
      throw broken(
        started ? 'invalid stream: it starts twice' : 'invalid stream: it does not begin with a start frame'
      );
    }
    started = true;
    ended = 'end' in frame;
    rows += 'row' in frame ? 1 : 0;
    yield frame;
  }
  if (!ended) {
    throw broken(`missing end of the answer: it broke off after ${rows} ${rows === 1 ? 'row' : 'rows'}`);
  }
}

function readFrame(line: string): Frame {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw broken('invalid stream: a line is not JSON', error);
  }
  if (isRowFrame(value)) {
    return value;
  }
  const start = startFrame.safeParse(value);
  if (start.success) {
    return start.data;
  }
  const end = endFrame.safeParse(value);
  if (end.success) {
    return end.data;
  }
  throw broken('invalid stream: a line is not a frame', end.error);
}

/** Rows come by the ten thousand: their values are not looked at one by one, JSON has none that a row may not hold but lists. */
function isRowFrame(value: unknown): value is { row: WireRow } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'row' in value &&
    typeof value.row === 'object' &&
    value.row !== null &&
    !Array.isArray(value.row)
  );
}

function broken(message: string, cause?: unknown): WireFault {
  return new WireFault({ code: 'unavailable', message, remedy: 'Run the search again' }, 0, { cause });
}
