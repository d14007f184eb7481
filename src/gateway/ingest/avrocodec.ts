import { crc32, inflateRawSync } from 'node:zlib';
import { decompressZstd } from 'hyparquet-compressors';
import { unsnappy } from './parquet/snappy';

/** What undoes the compression of one block of an Avro container, by name of the codec. */
export const AVRO_CODECS: Readonly<Record<string, (block: Buffer) => Uint8Array>> = {
  null: block => block,
  deflate: block => inflateRawSync(block),
  snappy: unsnap,
  zstandard: block => decompressZstd(block)
};

/** Avro's snappy blocks end with the big-endian CRC-32 of the uncompressed bytes. */
function unsnap(block: Buffer): Uint8Array {
  if (block.length < 5) {
    throw new Error(`invalid snappy block: ${block.length} bytes`);
  }
  const packed = block.subarray(0, -4);
  const bytes = unsnappy(packed, new Uint8Array(snappyLength(packed)));
  const need = block.readUInt32BE(block.length - 4);
  const have = crc32(bytes);
  if (need !== have) {
    throw new Error(`invalid checksum of snappy block: need ${need.toString(16)}, have ${have.toString(16)}`);
  }
  return bytes;
}

/** Length of the uncompressed bytes, a little-endian base-128 number at the start. */
function snappyLength(packed: Uint8Array): number {
  let length = 0;
  for (let i = 0; i < 5; i++) {
    const byte = packed[i] ?? 0;
    length += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) {
      return length;
    }
  }
  throw new Error('invalid snappy block: no length');
}
