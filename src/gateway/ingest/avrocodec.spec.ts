import { crc32 } from 'node:zlib';
import { AVRO_CODECS } from './avrocodec';

/** "hello" as snappy writes it: length, tag of a literal of five bytes, the bytes; then Avro's checksum. */
function helloBlock(checksum: number): Buffer {
  const end = Buffer.alloc(4);
  end.writeUInt32BE(checksum);
  return Buffer.concat([Buffer.from([5, (5 - 1) << 2]), Buffer.from('hello'), end]);
}

it('undoes snappy', () => {
  const bytes = AVRO_CODECS['snappy']?.(helloBlock(crc32('hello')));
  expect(Buffer.from(bytes ?? []).toString()).toBe('hello');
});

it('finds damage by the checksum', () => {
  expect(() => AVRO_CODECS['snappy']?.(helloBlock(1))).toThrow(
    /^invalid checksum of snappy block: need 1, have /
  );
});

it('refuses a block without checksum', () => {
  expect(() => AVRO_CODECS['snappy']?.(Buffer.from([0]))).toThrow(/^invalid snappy block/);
});
