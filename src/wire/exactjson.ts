/** A whole JSON integer: no fraction, no exponent, no leading zero. */
const INTEGER = /^-?(?:0|[1-9]\d*)$/;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** Integers with fewer characters than this are always safe. */
const SHORTEST_UNSAFE = 16;

/**
 * Put bare integers that a JavaScript number cannot hold (beyond 2^53 - 1) in quotes, and leave every other byte
 * of the JSON text as it is. Digits inside strings, fractions and exponents are not touched.
 */
export function quoteLargeIntegers(text: string): string {
  let out = '';
  let copied = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      at = endOfString(text, at);
    } else if (code === 0x2d || (code >= 0x30 && code <= 0x39)) {
      NUMBER.lastIndex = at;
      const token = NUMBER.exec(text)?.[0] ?? text.charAt(at);
      if (token.length >= SHORTEST_UNSAFE && INTEGER.test(token) && !Number.isSafeInteger(Number(token))) {
        out += `${text.slice(copied, at)}"${token}"`;
        copied = at + token.length;
      }
      at += token.length;
    } else {
      at++;
    }
  }
  return copied === 0 ? text : out + text.slice(copied);
}

/** Index just after the string that opens at `start`, or the end of the text when it is never closed. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      return at + 1;
    }
    at += code === 0x5c ? 2 : 1;
  }
  return text.length;
}

/**
 * Parse JSON in which 64-bit ids stand as bare digits, as Fink writes them (`i:candid`, `diaObjectId`).
 * Integers beyond 2^53 - 1 come back as decimal text; everything else as `JSON.parse` gives it.
 * @throws SyntaxError when the text is not JSON.
 */
export function parseExact(text: string): unknown {
  return JSON.parse(quoteLargeIntegers(text));
}
