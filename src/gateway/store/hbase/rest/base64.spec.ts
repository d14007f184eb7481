import { decodeInto, decodedLength } from './base64';

describe('base64', () => {
  it('gives the bytes back, whatever they are and however many', () => {
    const target = new Uint8Array(700);
    let at = 0;
    const pieces = Array.from({ length: 35 }, (_, length) =>
      Buffer.from(Array.from({ length }, (_, i) => (i * 37 + length * 101) % 256))
    );
    for (const piece of pieces) {
      const text = piece.toString('base64');
      expect(decodedLength(text)).toBe(piece.length);
      const end = decodeInto(text, target, at);
      expect(Buffer.from(target.subarray(at, end)).equals(piece)).toBe(true);
      at = end;
    }
    expect(Buffer.from(target.subarray(0, at)).equals(Buffer.concat(pieces))).toBe(true);
  });
});
