/** Bytes of a 64-bit integer. */
const LONG = 8;

/**
 * A number of nightly statistics from its cell (base64). They are 64-bit integers; some were written as text. Null for what
 * is neither.
 */
export function nightNumber(cell: string): bigint | null {
  const bytes = Buffer.from(cell, 'base64');
  if (bytes.length === LONG && !isDigits(bytes)) {
    return bytes.readBigInt64BE();
  }
  return isDigits(bytes) ? BigInt(bytes.toString('latin1')) : null;
}

/** No night has as many alerts as eight digits would be when read as an integer. */
function isDigits(bytes: Buffer): boolean {
  return bytes.length > 0 && bytes.length < 19 && /^\d+$/.test(bytes.toString('latin1'));
}
