import { ztfColumns, ztfTables } from '../../core/survey/ztf';
import type { IRowToWrite } from '../store/rowwriter';
import type { ByteReader, ByteWriter } from './bytewriter';
import type { Cells } from './cells';
import { indexRowOf } from './indexrows';
import { orderOf, type IPrepared } from './prepared';

/*
 * Prepared alerts as bytes, to go from the thread that reads to the thread that writes: cells one after another, tables
 * and columns by number. Index rows go as their keys alone, for their cells are those of the main row.
 */

const COLUMNS: readonly string[] = [...ztfColumns.keys()];
const COLUMN_NUMBERS: ReadonlyMap<string, number> = new Map(COLUMNS.map((name, i) => [name, i]));
const TABLES: readonly string[] = Object.keys(ztfTables);
const TABLE_NUMBERS: ReadonlyMap<string, number> = new Map(TABLES.map((name, i) => [name, i]));

/** Writes one alert. */
export function packPrepared(out: ByteWriter, alert: IPrepared): void {
  out.text(alert.key);
  out.text(alert.label);
  packCells(out, alert.cells);
  out.u16(alert.index.length);
  for (const { table, key } of alert.index) {
    out.u16(numberOf(TABLE_NUMBERS, table));
    out.text(key);
  }
  const rows = alert.cutouts ? [...alert.history, alert.cutouts] : alert.history;
  out.u16(rows.length);
  for (const { table, key, cells } of rows) {
    out.u16(numberOf(TABLE_NUMBERS, table));
    out.text(key);
    packCells(out, cells);
  }
}

/** Reads one alert. Its cells are views of the packet. */
export function unpackPrepared(packet: ByteReader): IPrepared {
  const key = packet.text();
  const label = packet.text();
  const cells = unpackCells(packet);
  const index: IRowToWrite[] = [];
  for (let i = packet.u16(); i > 0; i--) {
    const table = TABLES[packet.u16()] ?? '';
    index.push(indexRowOf(table, packet.text(), cells, label));
  }
  const history: IRowToWrite[] = [];
  let cutouts: IRowToWrite | undefined;
  for (let i = packet.u16(); i > 0; i--) {
    const table = TABLES[packet.u16()] ?? '';
    const row = { table, key: packet.text(), cells: unpackCells(packet) };
    if (table === 'ztf.cutouts') {
      cutouts = row;
    } else {
      history.push(row);
    }
  }
  return { key, row: orderOf(cells), cells, label, index, history, cutouts };
}

function packCells(out: ByteWriter, cells: Cells): void {
  out.u16(cells.size);
  for (const [column, cell] of cells) {
    out.u16(numberOf(COLUMN_NUMBERS, column));
    out.bytes(cell);
  }
}

function unpackCells(packet: ByteReader): Map<string, Uint8Array> {
  const cells = new Map<string, Uint8Array>();
  for (let i = packet.u16(); i > 0; i--) {
    cells.set(COLUMNS[packet.u16()] ?? '', packet.bytes());
  }
  return cells;
}

function numberOf(numbers: ReadonlyMap<string, number>, name: string): number {
  const number = numbers.get(name);
  if (number === undefined) {
    throw new Error(`unknown table or column: ${name}`);
  }
  return number;
}
