import { nearest } from '../../core/query/nearest';
import { ztfColumns } from '../../core/survey/ztf';
import { WireFault } from '../../wire/fault';

/**
 * Refuse columns that do not exist, all of them together.
 * @throws WireFault (400) which suggests the nearest names.
 */
export function checkColumns(names: readonly string[]): void {
  const unknown = names.filter(name => !ztfColumns.has(name));
  if (unknown.length === 0) {
    return;
  }
  const suggestions = unknown.flatMap(name => nearest(name, ztfColumns.keys()) ?? []);
  throw new WireFault({
    code: 'unknown',
    message: `unknown ${unknown.length === 1 ? 'column' : 'columns'}: ${unknown.join(', ')}`,
    remedy:
      suggestions.length > 0
        ? `Did you mean ${suggestions.join(', ')}?`
        : 'The list of columns is at /api/v1/schema; names begin with i:, d:, v: or b:'
  });
}
