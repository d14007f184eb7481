/** More names than any table has columns; beyond, a dictionary is given up and begun anew. */
const MOST_NAMES = 10_000;
/** Columns that may be absent between two of a row before the name is looked up. */
const MOST_SKIPPED = 4;

/** A column as it is written in replies. */
interface IName {
  readonly number: number;
  readonly family: Uint8Array;
  readonly qualifier: Uint8Array;
  /** The column that comes next in rows that have it. */
  next: IName | undefined;
}

/**
 * Numbers for the names of columns. Rows have the same columns in the same order, but for some that are absent here and
 * there: a name is compared with those expected after the one before, and hardly ever made into text or looked up.
 */
export class ColumnNames {
  /** Names by number, e.g. `i:magpsf`. */
  readonly texts: string[] = [];
  private readonly _numbers = new Map<string, number>();
  private readonly _names: IName[] = [];
  private readonly _byText = new Map<string, IName>();
  private _first: IName | undefined;

  /** Whether it is better to begin a new dictionary. */
  get isFull(): boolean {
    return this.texts.length > MOST_NAMES;
  }

  /** Number of a column, undefined when no reply has had it. */
  numberOf(column: string): number | undefined {
    return this._numbers.get(column);
  }

  /**
   * Number of the column whose name stands in `bytes`.
   * @param before - Number of the column before it in the row, -1 where it is the first.
   */
  find(
    before: number,
    bytes: Uint8Array,
    family: number,
    familyLength: number,
    qualifier: number,
    length: number
  ): number {
    let expected = before < 0 ? this._first : this._names[before]?.next;
    for (let skipped = 0; expected !== undefined && skipped <= MOST_SKIPPED; skipped++) {
      if (
        isSame(expected.qualifier, bytes, qualifier, length) &&
        isSame(expected.family, bytes, family, familyLength)
      ) {
        return expected.number;
      }
      expected = expected.next;
    }
    return this._lookUp(
      before < 0 ? undefined : this._names[before],
      bytes.slice(family, family + familyLength),
      bytes.slice(qualifier, qualifier + length)
    ).number;
  }

  private _lookUp(before: IName | undefined, family: Uint8Array, qualifier: Uint8Array): IName {
    const text = `${textOf(family)}:${textOf(qualifier)}`;
    let name = this._byText.get(text);
    if (name === undefined) {
      name = { number: this.texts.length, family, qualifier, next: undefined };
      this.texts.push(text);
      this._names.push(name);
      this._byText.set(text, name);
      this._numbers.set(text, name.number);
    }
    // HBase sorts the columns of a row, so that what comes next of all rows is the least of what comes next.
    const expected = before === undefined ? this._first : before.next;
    if (expected === undefined || isLess(name, expected)) {
      if (before === undefined) {
        this._first = name;
      } else {
        before.next = name;
      }
      if (name.next === undefined && name !== expected) {
        name.next = expected;
      }
    }
    return name;
  }
}

function isLess(a: IName, b: IName): boolean {
  return (Buffer.compare(a.family, b.family) || Buffer.compare(a.qualifier, b.qualifier)) < 0;
}

function isSame(expected: Uint8Array, bytes: Uint8Array, start: number, length: number): boolean {
  if (expected.length !== length) {
    return false;
  }
  for (let i = 0; i < length; i++) {
    if (expected[i] !== bytes[start + i]) {
      return false;
    }
  }
  return true;
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
