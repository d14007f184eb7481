import { type CellType } from '../survey/column';
import { type Row } from '../value';
import { type IField } from './answertable';
import { present, type Present } from './missing';

const LONG_MIN = -(2n ** 63n);
const LONG_MAX = 2n ** 63n - 1n;

const ASCII = /^[\t\n\r -~]*$/;
/** Characters of the longest number as text. */
const LONGEST_NUMBER = 25;

/** Types to try where values do not fit the type that is known of a column; text holds everything. */
const WIDER: Readonly<Record<CellType, readonly CellType[]>> = {
  integer: ['long', 'double', 'string'],
  long: ['double', 'string'],
  float: ['double', 'string'],
  double: ['string'],
  boolean: ['string'],
  string: [],
  binary: []
};

/** Whether a value can be written in a type without loss. */
export function fits(type: CellType, value: Present): boolean {
  switch (type) {
    case 'integer':
      return typeof value === 'number' && (value | 0) === value;
    case 'long':
      return longOf(value) !== null;
    case 'float':
      return typeof value === 'number' && Math.fround(value) === value;
    case 'double':
      return typeof value === 'number' || (typeof value === 'bigint' && BigInt(Number(value)) === value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'string':
    case 'binary':
      return true;
  }
}

/** A value as 64-bit integer, also from decimal text; null when it is none. */
export function longOf(value: Present): bigint | null {
  if (typeof value === 'bigint') {
    return value >= LONG_MIN && value <= LONG_MAX ? value : null;
  }
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? BigInt(value) : null;
  }
  if (typeof value === 'string' && /^-?(0|[1-9]\d{0,18})$/.test(value)) {
    return longOf(BigInt(value));
  }
  return null;
}

/** A column with a type that holds all its values, and what the text in it is like. */
export interface IFittedField extends IField {
  /** Whether all text is plain ASCII. */
  readonly ascii: boolean;
  /** UTF-16 units of the longest text. */
  readonly longest: number;
}

/** Rows that are looked at in one go. */
const ROWS = 500;

/**
 * Look through rows for types that hold all values of each column. Types are those that are known of the columns; a source
 * may store another one, and then the next wider type is taken, so that no value is changed or lost.
 * @param pause - yielded now and then, so that others have their turn while many rows are looked through.
 */
export function* fitted<T>(
  fields: readonly IField[],
  rows: readonly Row[],
  pause: T
): Generator<T, readonly IFittedField[], undefined> {
  const columns = fields.map(field => new Column(field));
  for (let at = 0; at < rows.length; at += ROWS) {
    // Row by row: looking through the columns one by one takes twice as long.
    for (const row of rows.slice(at, at + ROWS)) {
      for (const column of columns) {
        column.look(present(row[column.name]), rows);
      }
    }
    yield pause;
  }
  return columns.map(column => column.fitted());
}

/** The same in one go, for few rows. */
export function fittedAtOnce(fields: readonly IField[], rows: readonly Row[]): readonly IFittedField[] {
  const looking = fitted(fields, rows, undefined);
  let step = looking.next();
  while (step.done !== true) {
    step = looking.next();
  }
  return step.value;
}

/** What has been seen of a column. */
class Column {
  readonly name: string;
  private _type: CellType;
  private _wider: readonly CellType[];
  private _ascii = true;
  private _longest = 0;
  private _others = false;

  constructor(private readonly _field: IField) {
    this.name = _field.name;
    this._type = _field.type;
    this._wider = WIDER[_field.type];
  }

  look(value: Present | null, rows: readonly Row[]): void {
    if (value === null) {
      return;
    }
    if (typeof value === 'string') {
      this._ascii &&= ASCII.test(value);
      this._longest = Math.max(this._longest, value.length);
    } else {
      this._others = true;
    }
    if (!fits(this._type, value)) {
      this._widen(rows);
    }
  }

  fitted(): IFittedField {
    // Numbers and booleans in a column of text are written out.
    const longest = Math.max(this._longest, this._others ? LONGEST_NUMBER : 0);
    return { ...this._field, type: this._type, ascii: this._ascii, longest };
  }

  private _widen(rows: readonly Row[]): void {
    const holdsAll = (type: CellType): boolean =>
      rows.every(row => {
        const value = present(row[this.name]);
        return value === null || fits(type, value);
      });
    this._type = this._wider.find(holdsAll) ?? 'string';
    this._wider = WIDER[this._type];
  }
}
