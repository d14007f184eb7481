import type { IStoredRow } from '../../rowstore';
import { StoreFault } from '../../storefault';
import { Remembered } from '../remembered';
import { CATALOGUE, type TableTalk } from './tabletalk';

const MINUTE = 60_000;
const KEPT = Buffer.from("RowFilter(!=,'binary:", 'latin1');
const DROPPED = Buffer.from("RowFilter(=,'binary:", 'latin1');
/** No key is this: it has a byte that occurs in no text. The end of the filter is written with it. */
const NO_KEY = Buffer.from([0xff, 0x27, 0x27, 0x29, 0x27, 0x29]);

/**
 * Finds out whether a server heeds filters with bytes in them (`filter_b64`). Older servers take them and leave them unread, so
 * that all rows come; they say nothing of it.
 */
export class FilterProbe {
  /** Whether it does, as far as is known. */
  heeded = false;
  private readonly _answers = new Map<string, Remembered<boolean | undefined>>();

  constructor(private readonly _talk: TableTalk) {}

  /** Asks a table for a row that a filter lets through and for one that it does not; a table without rows tells nothing. */
  async asks(table: string): Promise<boolean> {
    let answer = this._answers.get(table);
    if (answer === undefined) {
      answer = new Remembered(
        () => this._ask(table),
        heeded => (heeded === undefined ? MINUTE : 30 * MINUTE),
        () => performance.now()
      );
      this._answers.set(table, answer);
    }
    const heeded = await answer.get();
    if (heeded !== undefined) {
      this.heeded = heeded;
    }
    return heeded ?? false;
  }

  private async _ask(table: string): Promise<boolean | undefined> {
    const read = (start: string, stop: string, filter: Buffer): Promise<readonly IStoredRow[]> => {
      const whole = Buffer.concat([filter, NO_KEY]);
      return this._talk.scan(table, { start, stop, limit: 1, columns: [], filter: whole }, CATALOGUE);
    };
    try {
      const [row] = await read('', '', KEPT);
      // Of a single row: a server that looks for one that the filter lets through would read the whole table.
      return row === undefined ? undefined : (await read(row.key, `${row.key}\0`, DROPPED)).length === 0;
    } catch (error) {
      if (error instanceof StoreFault && (error.trouble === 'unavailable' || error.trouble === 'refused')) {
        return false;
      }
      throw error;
    }
  }
}
