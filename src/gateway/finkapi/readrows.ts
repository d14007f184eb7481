import type { Row } from '../../core/value';
import { StoreFault } from '../store/storefault';
import type { IRawAnswer } from './connection';
import { readRecords } from './records';
import { typedRow } from './typedrow';

/**
 * The typed rows of an answer.
 * @throws WireFault or StoreFault for an answer that is none.
 */
export function readRows(answer: IRawAnswer, source: string, columns: ReadonlySet<string>): Row[] {
  const records = readRecords(answer, source);
  return readable(source, () => records.map(record => typedRow(record, columns)));
}

/** Values that make no sense are the trouble of the source. */
export function readable<T>(source: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) {
      throw new StoreFault('broken', source, `invalid answer: source ${source}: ${error.message}`, false, {
        cause: error
      });
    }
    throw error;
  }
}
