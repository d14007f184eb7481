import { WireFault } from '../../wire/fault';
import { type Reader } from './reader';

/**
 * Refuse a question about a table that the source does not have: an empty answer would not be true.
 * @param remedy - what can be done about it.
 * @throws WireFault (503).
 */
export function requireTable({ source, tables }: Reader, table: string, remedy: string): void {
  if (!tables.includes(table)) {
    throw new WireFault(
      {
        code: 'unavailable',
        message: `unavailable: source ${source.name} has no table ${table}`,
        remedy
      },
      503
    );
  }
}
