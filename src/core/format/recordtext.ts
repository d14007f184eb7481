import type { CellType } from '../survey/column';
import { ColumnDecoder } from '../survey/columndecoder';
import { type IPackedCells, isPacked } from '../survey/packedcells';
import type { Row } from '../value';
import { jsonValue } from './jsonvalue';

/** One column of the records. */
interface IMember {
  readonly name: string;
  /** What stands before its value. */
  readonly before: string;
  /** The same with a null for a value. */
  readonly none: string;
  readonly decoder: ColumnDecoder;
  readonly isFloat: boolean;
  readonly isDouble: boolean;
  /** Number of the row before, and all of its text: many columns have the same value for all alerts of an object. */
  number: number;
  text: string;
}

/**
 * Writes rows as members of JSON objects, `"i:jd":2459540.5,"i:fid":1`, straight from their cells: all columns given, in this
 * order, null where a row has none; what else a row has is left out. Values are those of `finkJson`. A row that is only to be
 * written need not become an object of 150 values first, which takes twice the time and several times the memory.
 */
export class RecordText {
  private readonly _members: IMember[];
  /** Places of the columns of a page among the members, by number; -1 for a column that is not written. */
  private _places: number[] = [];
  private _names: IPackedCells['page']['names'] | undefined;
  /** Place of the cell of each member in the row that is being written; -1 where there is none. */
  private readonly _cells: Int32Array;
  private _bytes: Uint8Array | undefined;
  private _view: DataView = new DataView(new ArrayBuffer(0));

  /** @param typeOf - type of a column. */
  constructor(columns: readonly string[], typeOf: (column: string) => CellType) {
    this._members = columns.map((name, place) => {
      const before = `${place === 0 ? '' : ','}${JSON.stringify(name)}:`;
      const type = typeOf(name);
      return {
        name,
        before,
        none: `${before}null`,
        decoder: new ColumnDecoder(name, type),
        isFloat: type === 'float',
        isDouble: type === 'double',
        number: NaN,
        text: ''
      };
    });
    this._cells = new Int32Array(columns.length);
  }

  /** A row as it is stored. @throws RangeError for a cell that its type cannot have. */
  ofCells(cells: ReadonlyMap<string, Uint8Array>): string {
    if (isPacked(cells)) {
      return this._ofPacked(cells);
    }
    let text = '';
    for (const { name, before, none, decoder } of this._members) {
      const cell = cells.get(name);
      text += cell === undefined ? none : before + jsonValue(decoder.decode(cell));
    }
    return text;
  }

  /** A row that has been decoded. */
  ofRow(row: Row): string {
    let text = '';
    for (const { name, before } of this._members) {
      text += before + jsonValue(row[name] ?? null);
    }
    return text;
  }

  private _ofPacked({ page, first, size }: IPackedCells): string {
    const { bytes, names, cells } = page;
    if (bytes !== this._bytes) {
      this._bytes = bytes;
      this._view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    if (names !== this._names || names.texts.length !== this._places.length) {
      this._names = names;
      this._places = names.texts.map(name => this._members.findIndex(member => member.name === name));
    }
    const view = this._view;
    const found = this._cells.fill(-1);
    const end = 3 * (first + size);
    for (let at = 3 * first; at < end; at += 3) {
      const place = this._places[cells[at] ?? 0] ?? -1;
      if (place >= 0) {
        found[place] = at;
      }
    }
    let text = '';
    for (let place = 0; place < found.length; place++) {
      const member = this._members[place] as IMember;
      const at = found[place] ?? -1;
      if (at < 0) {
        text += member.none;
        continue;
      }
      const [from, to] = [cells[at + 1] ?? 0, cells[at + 2] ?? 0];
      if (member.isFloat && to - from === 4) {
        text += numberText(member, view.getFloat32(from));
      } else if (member.isDouble && to - from === 8) {
        text += numberText(member, view.getFloat64(from));
      } else {
        text += member.before + jsonValue(member.decoder.decodeAt(bytes, view, from, to));
      }
    }
    return text;
  }
}

/** Writing the digits of a number takes longer than all else. */
function numberText(member: IMember, value: number): string {
  if (value !== member.number) {
    member.number = value;
    member.text = member.before + (Number.isFinite(value) ? `${value}` : 'null');
  } else if (value === 0) {
    // Zero has two signs and one text.
    return `${member.before}0`;
  }
  return member.text;
}
