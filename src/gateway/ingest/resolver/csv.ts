import { createReadStream } from 'node:fs';

/**
 * Lines of a CSV file (RFC 4180: comma, quotes doubled inside quotes, line breaks inside quotes), one in memory at a time.
 * Empty lines are left out.
 * @throws Error when a quote is not closed.
 */
export async function* csvLines(path: string): AsyncGenerator<string[]> {
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let closing = false;
  // With an encoding the stream gives text.
  for await (const chunk of createReadStream(path, 'utf8') as AsyncIterable<string>) {
    for (const sign of chunk) {
      if (quoted && !closing) {
        if (sign === '"') {
          closing = true;
        } else {
          cell += sign;
        }
        continue;
      }
      if (closing) {
        closing = false;
        if (sign === '"') {
          cell += '"';
          continue;
        }
        quoted = false;
      }
      if (sign === '"' && cell === '') {
        quoted = true;
      } else if (sign === ',') {
        cells.push(cell);
        cell = '';
      } else if (sign === '\n') {
        cells.push(cell);
        if (cells.length > 1 || cell !== '') {
          yield cells;
        }
        cells = [];
        cell = '';
      } else if (sign !== '\r' && sign !== '\uFEFF') {
        cell += sign;
      }
    }
  }
  if (quoted && !closing) {
    throw new Error('invalid CSV file: a quote is not closed');
  }
  if (cells.length > 0 || cell !== '') {
    yield [...cells, cell];
  }
}
