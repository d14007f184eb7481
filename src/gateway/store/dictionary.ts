/**
 * Column names of a store and their numbers. Numbers are given in order of appearance and never change, so a reader that
 * knows the first n columns is never wrong, only behind. The list is kept in the store, written in the transaction that
 * first uses a new column.
 */
export class ColumnDictionary {
  private readonly _names: string[];
  private readonly _numbers = new Map<string, number>();

  constructor(names: readonly string[] = []) {
    this._names = [...names];
    this._names.forEach((name, number) => this._numbers.set(name, number));
  }

  static parse(bytes: Uint8Array | undefined): ColumnDictionary {
    if (bytes === undefined) {
      return new ColumnDictionary();
    }
    const names: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    if (!Array.isArray(names) || !names.every(name => typeof name === 'string')) {
      throw new Error('invalid store: the list of columns is not a list of names');
    }
    return new ColumnDictionary(names);
  }

  get size(): number {
    return this._names.length;
  }

  name(number: number): string | undefined {
    return this._names[number];
  }

  /** Number of a column, added to the list if it is new. */
  number(name: string): number {
    const known = this._numbers.get(name);
    if (known !== undefined) {
      return known;
    }
    const number = this._names.length;
    this._names.push(name);
    this._numbers.set(name, number);
    return number;
  }

  /** A copy to which columns can be added without touching this one. */
  draft(): ColumnDictionary {
    return new ColumnDictionary(this._names);
  }

  bytes(): Buffer {
    return Buffer.from(JSON.stringify(this._names), 'utf8');
  }
}
