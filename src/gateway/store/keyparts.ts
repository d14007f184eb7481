/** Most parts of a key that are looked at, from its end; class labels and tracklets have `_` themselves. */
export const MOST_PARTS = 4;

/** What a cell may be found to repeat of the key of its row. */
export interface IKeyPart {
  readonly text: string;
  /** The eight bytes of the double that the text stands for; undefined when it has no decimal point: it is then no time. */
  readonly double: Buffer | undefined;
}

/** The parts of a row key, last first. */
export function keyParts(key: string): readonly IKeyPart[] {
  return key
    .split('_')
    .reverse()
    .slice(0, MOST_PARTS)
    .map(text => ({ text, double: text.includes('.') ? doubleOf(Number(text)) : undefined }));
}

function doubleOf(number: number): Buffer {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeDoubleBE(number);
  return bytes;
}
