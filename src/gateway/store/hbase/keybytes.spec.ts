import fc from 'fast-check';
import { isHidden, keyAfter, placeBefore, readableRanges } from './keybytes';

const short = fc.string({
  unit: fc.constantFrom('a', 'b', 's', 'sc', 'schema', 'schemb', '\0', '_', 'é', '星'),
  maxLength: 3
});
const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');
const isIn = (key: Buffer, { start, stop }: { start: Buffer; stop: Buffer }): boolean =>
  Buffer.compare(key, start) >= 0 && Buffer.compare(key, stop) < 0;

describe('keys as bytes', () => {
  it('ranges hold what they held, but for schema rows', () => {
    fc.assert(
      fc.property(short, short, short, (start, stop, key) => {
        const whole = isIn(bytes(key), { start: bytes(start), stop: bytes(stop) });
        const found = readableRanges([{ start, stop }]).filter(range => isIn(bytes(key), range));
        expect(found.length).toBe(whole && !isHidden(key) ? 1 : 0);
      }),
      { numRuns: 2000 }
    );
  });

  it('cuts schema rows out of the middle of a range, in the order of reading', () => {
    const ranges = [{ start: 'a', stop: 'z' }];
    const texts = (reversed: boolean): string[] =>
      readableRanges(ranges, reversed).map(range => `${range.start.toString()} ${range.stop.toString()}`);
    expect(texts(false)).toEqual(['a schema', 'schemb z']);
    expect(texts(true)).toEqual(['schemb z', 'a schema']);
    expect(readableRanges([{ start: 'schema_1', stop: 'schema_5' }])).toEqual([]);
  });

  it('hides only keys that begin with "schema"', () => {
    expect(['schema', 'schema_4.0_6.1.1', 'Schema', 'sch', 'schem_1', 'ZTF18schema'].map(isHidden)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false
    ]);
  });

  it('nothing sorts between a key and the one after', () => {
    fc.assert(
      fc.property(short, short, (key, other) => {
        expect(Buffer.compare(bytes(other), bytes(key)) > 0).toBe(
          Buffer.compare(bytes(other), keyAfter(bytes(key))) >= 0
        );
      })
    );
  });

  it('the place before a key is above all keys before it and below the key', () => {
    fc.assert(
      fc.property(short, short, (key, other) => {
        fc.pre(key !== '' && other !== '');
        const place = placeBefore(bytes(key));
        const before = Buffer.compare(bytes(other), bytes(key)) < 0;
        // The start of a backward reading is inclusive, its stop exclusive.
        expect(Buffer.compare(bytes(other), place) <= 0).toBe(before);
      }),
      { numRuns: 2000 }
    );
  });
});
