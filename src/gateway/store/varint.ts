/** Numbers of variable length: 7 bits a byte, lowest first; the highest bit says that another byte follows. */
export function writeVarint(out: Uint8Array, at: number, value: number): number {
  let rest = value;
  let position = at;
  while (rest >= 0x80) {
    out[position++] = (rest % 0x80) | 0x80;
    rest = Math.floor(rest / 0x80);
  }
  out[position++] = rest;
  return position;
}

/** @throws Error when the bytes end in the number. */
export function readVarint(reader: { readonly bytes: Uint8Array; at: number }): number {
  let value = 0;
  let scale = 1;
  for (;;) {
    const byte = reader.bytes[reader.at++];
    if (byte === undefined) {
      throw new Error(`invalid row: broken off after ${reader.bytes.length} bytes`);
    }
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) {
      return value;
    }
    scale *= 0x80;
  }
}
