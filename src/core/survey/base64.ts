const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 text of bytes (RFC 4648, padded). */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = bytes.subarray(at, at + 3);
    const word = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    parts.push(
      alphabet.charAt(word >> 18),
      alphabet.charAt((word >> 12) & 63),
      b === undefined ? '=' : alphabet.charAt((word >> 6) & 63),
      c === undefined ? '=' : alphabet.charAt(word & 63)
    );
  }
  return parts.join('');
}

/**
 * Bytes of padded base64 text.
 * @throws RangeError for text that is not base64.
 */
export function fromBase64(text: string): Uint8Array {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) {
    throw new RangeError(`invalid base64 text of ${text.length} characters`);
  }
  const digits = text.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let word = 0;
  let bits = 0;
  let at = 0;
  for (const digit of digits) {
    word = ((word << 6) | alphabet.indexOf(digit)) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = (word >> bits) & 0xff;
      at += 1;
    }
  }
  return bytes;
}
