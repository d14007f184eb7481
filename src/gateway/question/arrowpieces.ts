import { arrowWriter } from '../../core/format/arrow';
import { type EndFrame } from '../../wire/frames';
import { type ITrailer } from '../run/trailer';
import { endingOf } from './ending';
import { failureOf } from './failure';
import { type IRowStream } from './rowstream';
import { type IReturned, withTrailer } from './withtrailer';

/**
 * The pieces of an Arrow IPC stream: a record batch for each batch of rows, and a last, empty one whose custom metadata say
 * `complete`, `reason` (absent when complete), `rows`, and in `end` all that the end frame of an NDJSON stream says.
 *
 * Arrow has no way to tell a reader of an error: this throws, and whoever sends the pieces breaks the connection. A stream
 * that just stopped would pass for a whole one.
 */
export async function* arrowPieces(
  { start, fields, planMs, batches }: IRowStream,
  signal: AbortSignal,
  ended: (end: EndFrame['end']) => void,
  failed: (error: unknown) => void
): AsyncGenerator<Uint8Array, void, undefined> {
  const started = performance.now();
  const returned: IReturned<ITrailer> = {};
  let rows = 0;
  const end = (failure: unknown): EndFrame['end'] => {
    const totalMs = planMs + performance.now() - started;
    const said = endingOf({ trailer: returned.value, failure, rows, planMs, totalMs });
    ended(said);
    return said;
  };
  try {
    const { query, title, source, survey } = start;
    const about = { query, title, survey, rows: start.rows, ...(source === undefined ? {} : { source }) };
    const writer = await arrowWriter(fields, about);
    for await (const batch of withTrailer(batches(signal), returned)) {
      rows += batch.length;
      if (batch.length > 0) {
        yield writer.batch(batch);
      }
    }
    const failure = failureOf(returned.value);
    if (failure !== null) {
      throw failure;
    }
    const said = end(null);
    const { complete, reason } = said;
    yield writer.end({
      complete: String(complete),
      ...(reason === null ? {} : { reason }),
      rows: String(rows),
      end: JSON.stringify(said)
    });
  } catch (error) {
    failed(error);
    end(error);
    throw error;
  }
}
