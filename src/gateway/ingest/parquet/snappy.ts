/** Literals of at least so many bytes are copied at once. */
const LONG = 24;

/**
 * Decompresses a block of Snappy into memory that is there already. (That of `hyparquet-compressors` gives new memory each
 * time, which is as much garbage as there are stamps.)
 *
 * @throws RangeError when the block is damaged, or is not of the length of `output`.
 */
export function unsnappy(input: Uint8Array, output: Uint8Array): Uint8Array {
  let [at, out] = [0, 0];
  while ((input[at++] ?? 0) > 0x7f) {
    // The length: the file says it, too.
  }
  while (at < input.length) {
    const tag = input[at++] ?? 0;
    const kind = tag & 3;
    if (kind === 0) {
      let length = tag >> 2;
      if (length >= 60) {
        const more = length - 59;
        length = number(input, at, more);
        at += more;
      }
      length += 1;
      if (at + length > input.length || out + length > output.length) {
        throw damaged();
      }
      if (length < LONG) {
        for (const end = at + length; at < end;) {
          output[out++] = input[at++] ?? 0;
        }
      } else {
        output.set(input.subarray(at, at + length), out);
        at += length;
        out += length;
      }
      continue;
    }
    let [length, back] = [(tag >> 2) + 1, 0];
    if (kind === 1) {
      length = ((tag >> 2) & 7) + 4;
      back = ((tag >> 5) << 8) | (input[at++] ?? 0);
    } else {
      const more = kind === 2 ? 2 : 4;
      back = number(input, at, more);
      at += more;
    }
    if (back === 0 || back > out || out + length > output.length) {
      throw damaged();
    }
    // Byte by byte: what is copied may begin in what it becomes.
    for (const end = out + length; out < end; out++) {
      output[out] = output[out - back] ?? 0;
    }
  }
  if (out !== output.length) {
    throw damaged();
  }
  return output;
}

/** Little-endian number of up to four bytes. */
function number(input: Uint8Array, at: number, bytes: number): number {
  let value = 0;
  for (let i = bytes - 1; i >= 0; i--) {
    value = value * 256 + (input[at + i] ?? 0);
  }
  return value;
}

function damaged(): RangeError {
  return new RangeError('invalid snappy block');
}
