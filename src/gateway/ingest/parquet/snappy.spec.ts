import fc from 'fast-check';
import { snappyCompress } from 'hyparquet-writer/src/snappy.js';
import { unsnappy } from './snappy';

/** Bytes with repetitions, of which some lie far apart. */
const repetitive = fc
  .array(fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 90 }), fc.integer({ min: 1, max: 40 })))
  .map(parts =>
    Uint8Array.from(
      parts.flatMap(
        ([bytes, times]) =>
          Array(times)
            .fill([...bytes])
            .flat() as number[]
      )
    )
  );

it('gives back what was compressed', () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 70_000 }), repetitive), bytes => {
      const back = unsnappy(snappyCompress(bytes), new Uint8Array(bytes.length));
      expect(Buffer.compare(back, bytes)).toBe(0);
    }),
    { numRuns: 60 }
  );
});

it('refuses a damaged block instead of reading or writing elsewhere', () => {
  fc.assert(
    fc.property(repetitive, fc.nat(), fc.integer({ min: 1, max: 255 }), (bytes, place, change) => {
      const block = Uint8Array.from(snappyCompress(bytes));
      block[place % block.length] = (block[place % block.length] ?? 0) ^ change;
      const memory = new Uint8Array(bytes.length + 8).fill(77);
      try {
        unsnappy(block, memory.subarray(0, bytes.length));
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
      expect([...memory.subarray(bytes.length)]).toEqual(Array(8).fill(77));
    })
  );
});

it('refuses a block of another length', () => {
  const block = snappyCompress(new Uint8Array(100));
  expect(() => unsnappy(block, new Uint8Array(99))).toThrow('invalid snappy block');
  expect(() => unsnappy(block, new Uint8Array(101))).toThrow('invalid snappy block');
});
