/**
 * Text made of numbers, as of `d:lc_features_g` (`[0.1, -2.5E-4, NaN]`), with half a byte for each character. Exact for any
 * text: what is not made of the sixteen signs below is not packed.
 */
const SIGNS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '-', 'E', ', ', 'NaN'] as const;
/** Fills the last half byte. */
const FILLER = 15;
/** Shorter text is not worth it. */
const SHORTEST = 8;

const OPEN = 0x5b;
const CLOSE = 0x5d;
const COMMA = 0x2c;
const BLANK = 0x20;
const CAPITAL_N = 0x4e;
const SMALL_A = 0x61;
const signOf = new Int8Array(256).fill(-1);
SIGNS.slice(0, 13).forEach((sign, number) => {
  signOf[sign.charCodeAt(0)] = number;
});

/** The packed text between the brackets, or undefined when it is no list of numbers in brackets. */
export function packNumberText(text: Uint8Array): Uint8Array | undefined {
  if (text.length < SHORTEST || text[0] !== OPEN || text[text.length - 1] !== CLOSE) {
    return undefined;
  }
  const out = new Uint8Array((text.length >> 1) + 1);
  const end = text.length - 1;
  let halves = 0;
  for (let at = 1; at < end; at++) {
    let sign = signOf[text[at] ?? 0] ?? -1;
    if (sign < 0) {
      if (text[at] === COMMA && text[at + 1] === BLANK) {
        sign = 13;
        at += 1;
      } else if (text[at] === CAPITAL_N && text[at + 1] === SMALL_A && text[at + 2] === CAPITAL_N) {
        sign = 14;
        at += 2;
      } else {
        return undefined;
      }
    }
    out[halves >> 1] = (halves & 1) === 0 ? (sign << 4) | FILLER : ((out[halves >> 1] ?? 0) & 0xf0) | sign;
    halves += 1;
  }
  return out.subarray(0, (halves + 1) >> 1);
}

/** The text that was packed. */
export function unpackNumberText(bytes: Uint8Array): Buffer {
  let text = '[';
  for (const byte of bytes) {
    text += SIGNS[byte >> 4] ?? '';
    text += SIGNS[byte & 15] ?? '';
  }
  return Buffer.from(`${text}]`, 'latin1');
}
