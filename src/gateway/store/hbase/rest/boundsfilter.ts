import type { IColumnBound } from '../../rowstore';
import { cellIntervals } from '../bytebounds';

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
/** A quote inside of quotes is written twice; all other bytes stand for themselves. */
const quoted = (bytes: Buffer): Buffer => latin(`'${bytes.toString('latin1').replaceAll("'", "''")}'`);

/**
 * The bounds in HBase's filter language, as bytes; `nothing` where no cell can meet them.
 * A column of a bound has to be among those that are read, and a row without it is left out.
 */
export function boundsFilter(bounds: readonly IColumnBound[]): Buffer | 'nothing' {
  const all: Buffer[] = [];
  for (const bound of bounds) {
    const any = cellIntervals(bound).map(({ from, to }) =>
      joined([compared(bound.column, '>=', from), compared(bound.column, '<=', to)], ' AND ')
    );
    if (any.length === 0) {
      return 'nothing';
    }
    all.push(joined(any, ' OR '));
  }
  return joined(all, ' AND ');
}

function compared(column: string, operator: string, cell: Buffer): Buffer {
  const colon = column.indexOf(':');
  const names = [column.slice(0, colon), column.slice(colon + 1)].map(name =>
    quoted(Buffer.from(name, 'utf8'))
  );
  const binary = quoted(Buffer.concat([latin('binary:'), cell]));
  return Buffer.concat([
    latin('SingleColumnValueFilter('),
    ...names.flatMap(name => [name, latin(',')]),
    latin(`${operator},`),
    binary,
    latin(',true,true)')
  ]);
}

function joined(parts: readonly Buffer[], word: string): Buffer {
  const [first = latin('')] = parts;
  if (parts.length < 2) {
    return first;
  }
  const list = parts.flatMap((part, at) => (at === 0 ? [part] : [latin(word), part]));
  return Buffer.concat([latin('('), ...list, latin(')')]);
}
