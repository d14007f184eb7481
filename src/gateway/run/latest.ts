import type { Row } from '../../core/value';
import type { IFound } from './found';

/** The latest alert of each object, in the order in which the objects were first met. */
export function latestPerObject(rows: Iterable<IFound>): IFound[] {
  const latest = new Map<string, IFound>();
  for (const found of rows) {
    const object = String(found.row['i:objectId'] ?? found.key);
    const known = latest.get(object);
    if (known === undefined || isLater(found.row, known.row)) {
      latest.set(object, found);
    }
  }
  return [...latest.values()];
}

/** Whether an alert is later than another: by time, then by alert number. */
function isLater(a: Row, b: Row): boolean {
  const [jdA, jdB] = [Number(a['i:jd'] ?? -Infinity), Number(b['i:jd'] ?? -Infinity)];
  return jdA === jdB ? longOf(a['i:candid']) > longOf(b['i:candid']) : jdA > jdB;
}

function longOf(value: Row[string] | undefined): bigint {
  return typeof value === 'bigint' ? value : 0n;
}
