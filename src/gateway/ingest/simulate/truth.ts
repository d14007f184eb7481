import { encodeCell } from '../../../core/survey/cell';
import type { ITruth } from '../../../core/simulate';
import type { IRowWriter } from '../../store/rowwriter';

/** Table of what simulated objects really are, keyed by their ids; no search reads it. */
export const TRUTH_TABLE = 'fink.truth';

/** Rows of one commit. */
const ROWS = 1000;

/** Writes the truth beside the alerts. Writing it again changes nothing. */
export async function writeTruth(writer: IRowWriter, truths: Iterable<ITruth>): Promise<void> {
  let put = [];
  for (const truth of truths) {
    put.push({ table: TRUTH_TABLE, key: truth.objectId, cells: cellsOf(truth) });
    if (put.length >= ROWS) {
      await writer.commit({ put });
      put = [];
    }
  }
  if (put.length > 0) {
    await writer.commit({ put });
  }
}

function cellsOf({ kind, ra, dec, classes, parameters }: ITruth): Map<string, Uint8Array> {
  return new Map([
    ['t:kind', encodeCell('string', kind)],
    ['t:ra', encodeCell('double', ra)],
    ['t:dec', encodeCell('double', dec)],
    ['t:classes', encodeCell('string', JSON.stringify(classes))],
    ['t:parameters', encodeCell('string', JSON.stringify(parameters))]
  ]);
}

/** One line of the file `truth.jsonl`. */
export function truthLine({ parameters, ...truth }: ITruth): string {
  return `${JSON.stringify({ ...truth, ...parameters })}\n`;
}
