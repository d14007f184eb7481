/** Letters whose order in JavaScript's text is not that of their UTF-8 bytes: those written as two halves, and those above. */
const ODD = /[\ud800-\uffff]/;

/** Compares keys by their UTF-8 bytes, as HBase does. */
export function compareKeys(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  if (ODD.test(a) && ODD.test(b)) {
    return Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));
  }
  return a < b ? -1 : 1;
}
