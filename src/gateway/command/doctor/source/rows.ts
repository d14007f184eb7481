import { decodeCells } from '../../../../core/survey/cell';
import { ztfColumns } from '../../../../core/survey/ztf';
import { StoreFault } from '../../../store/storefault';
import { reasonOf } from '../../../reasonof';
import { fault, faultOf, type Found, ok, warning } from '../finding';
import { type IExamined, type SourceStep } from './examined';
import { firstRow, reading } from './reading';
import { few, surveyTables } from './tables';

/** One row of each table: whether the gateway may read it, and whether its cells are what the types say. */
export const rowsReadable: SourceStep = async source => {
  if (source.config.DRIVER === 'fink-api' || source.tables.length === 0) {
    return [];
  }
  const found: Found[] = [];
  const read: string[] = [];
  const empty: string[] = [];
  for (const table of surveyTables(source)) {
    try {
      const holds = await holdsReadable(source, table);
      (holds ? read : empty).push(table);
    } catch (error) {
      found.push(unreadable(table, error));
    }
  }
  if (empty.includes('ztf')) {
    found.push(warning('no alerts: the main table is empty', 'Ingest some, or choose another source'));
  }
  const nothing = empty.length > 0 ? `; empty: ${few(empty)}` : '';
  return [
    ok(`a row could be read from ${read.length} of ${surveyTables(source).length} tables${nothing}`),
    ...found
  ];
};

/** @returns whether there is a row. @throws Error when it cannot be read. */
async function holdsReadable(source: IExamined, table: string): Promise<boolean> {
  const row = await firstRow(source, table);
  if (row === undefined) {
    return false;
  }
  const schema = await reading(source, snapshot => snapshot.schema(table));
  decodeCells(row.cells, column => schema.get(column) ?? ztfColumns.get(column)?.type ?? 'binary');
  return true;
}

function unreadable(table: string, error: unknown): Found {
  const message = `table ${table}: ${reasonOf(error)}`;
  return error instanceof StoreFault && error.trouble === 'refused'
    ? fault(
        message.split('; ')[0] ?? message,
        `Give the gateway the right to read it: grant 'USER', 'R', '${table}' in hbase shell; or take it out of TABLES`
      )
    : faultOf(message, 'Look at what wrote this table: its cells are not what its schema row says');
}
