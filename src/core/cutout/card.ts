/** Bytes of a FITS block and of a card in it. */
export const BLOCK = 2880;
export const CARD = 80;

/** Value of a header card. */
export type CardValue = string | number | boolean;

/** Cards of one header and the offset of the data behind it. */
export interface IHeader {
  readonly cards: ReadonlyMap<string, CardValue>;
  readonly dataOffset: number;
}

/**
 * Reads the header that starts at `offset`, in fixed or free format. `undefined` when no END card is found
 * or a byte is not ASCII.
 */
export function readHeader(bytes: Uint8Array, offset: number): IHeader | undefined {
  const cards = new Map<string, CardValue>();
  for (let at = offset; at + CARD <= bytes.length; at += CARD) {
    const line = String.fromCharCode(...bytes.subarray(at, at + CARD));
    if (/[^\x20-\x7e]/.test(line)) {
      return undefined;
    }
    const keyword = line.slice(0, 8).trimEnd();
    if (keyword === 'END') {
      const used = at + CARD - offset;
      return { cards, dataOffset: offset + Math.ceil(used / BLOCK) * BLOCK };
    }
    const value = line.startsWith('= ', 8) ? readValue(line.slice(10)) : undefined;
    if (value !== undefined && !cards.has(keyword)) {
      cards.set(keyword, value);
    }
  }
  return undefined;
}

function readValue(text: string): CardValue | undefined {
  const quoted = /^\s*'((?:[^']|'')*)'/.exec(text);
  if (quoted !== null) {
    return (quoted[1] ?? '').replaceAll("''", "'").trimEnd();
  }
  const plain = (text.split('/')[0] ?? '').trim();
  if (plain === 'T' || plain === 'F') {
    return plain === 'T';
  }
  const number = Number(plain.replace(/[dD]/, 'E'));
  return plain === '' || Number.isNaN(number) ? undefined : number;
}

/** Writes one card: a logical, a number or a text. */
export function writeCard(keyword: string, value: CardValue): string {
  const text =
    typeof value === 'string'
      ? `'${value.replaceAll("'", "''").padEnd(8)}'`
      : (typeof value === 'boolean' ? (value ? 'T' : 'F') : String(value)).padStart(20);
  return `${keyword.padEnd(8)}= ${text}`.slice(0, CARD).padEnd(CARD);
}
