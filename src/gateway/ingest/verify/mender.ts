import type { IRowToWrite, IRowWriter } from '../../store/rowwriter';
import { isLater } from './expected';

/** Rows of one commit. */
const COMMIT_ROWS = 2000;

/** Writes what mends a store, many rows in one commit; without a writer it does nothing. */
export class Mender {
  private readonly _put = new Map<string, IRowToWrite>();
  private _remove: { table: string; key: string }[] = [];

  constructor(private readonly _writer: IRowWriter | undefined) {}

  /** Of two rows for one key the later stands, as when alerts are ingested. */
  async put(row: IRowToWrite): Promise<void> {
    const name = `${row.table}\n${row.key}`;
    const other = this._put.get(name);
    if (this._writer && !(other && isLater(other.cells, row.cells))) {
      // The cells are views of the store, which the commit changes.
      const cells = new Map([...row.cells].map(([column, cell]) => [column, Buffer.from(cell)] as const));
      this._put.set(name, { ...row, cells });
      await this._commitIfFull();
    }
  }

  async remove(table: string, key: string): Promise<void> {
    if (this._writer) {
      this._remove.push({ table, key });
      await this._commitIfFull();
    }
  }

  async end(): Promise<void> {
    if (this._writer && this._put.size + this._remove.length > 0) {
      await this._writer.commit({ put: [...this._put.values()], remove: this._remove });
      this._put.clear();
      this._remove = [];
    }
  }

  private async _commitIfFull(): Promise<void> {
    if (this._put.size + this._remove.length >= COMMIT_ROWS) {
      await this.end();
    }
  }
}
