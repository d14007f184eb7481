import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { spool } from './spool';

const never = new AbortController().signal;

describe('spool', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fink-spool-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('keeps a small answer in memory', async () => {
    const answer = await spool(['a', 'é', new Uint8Array([33])], never, { inMemory: 100, folder });
    expect(answer.kind === 'memory' && answer.bytes.toString()).toBe('aé!');
    expect(await readdir(folder)).toEqual([]);
  });

  it('keeps a large one in a file without a name, byte by byte', async () => {
    const pieces = Array.from({ length: 300 }, (_, index) => `${index};`.repeat(50));
    const answer = await spool(pieces, never, { inMemory: 1000, folder });
    expect(await readdir(folder)).toEqual([]);
    if (answer.kind !== 'file') {
      throw new Error('not a file');
    }
    expect(answer.size).toBe(pieces.join('').length);
    expect((await buffer(answer.stream())).toString()).toBe(pieces.join(''));
  });

  it('leaves nothing behind while it writes, when the writer fails, and when the client leaves', async () => {
    const leaving = new AbortController();
    const seen: string[][] = [];
    async function* pieces(end: () => void): AsyncGenerator<string> {
      for (let piece = 0; piece < 10; piece++) {
        seen.push(await readdir(folder));
        yield 'x'.repeat(100);
      }
      end();
      yield 'y';
    }
    const fail = (): never => {
      throw new RangeError('broken row');
    };
    await expect(spool(pieces(fail), never, { inMemory: 150, folder })).rejects.toThrow('broken row');
    const leave = (): void => leaving.abort(new Error('the client has left'));
    await expect(spool(pieces(leave), leaving.signal, { inMemory: 150, folder })).rejects.toThrow('has left');
    expect(seen.flat()).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('says in words of its own that it cannot write', async () => {
    await expect(
      spool(['abc'], never, { inMemory: 1, folder: join(folder, 'missing') })
    ).rejects.toMatchObject({
      status: 503,
      error: { code: 'unavailable', remedy: expect.stringContaining('ndjson') }
    });
  });

  it('lets others have their turn between two pieces', async () => {
    const turns: string[] = [];
    const work = spool(
      (function* () {
        for (const piece of ['1', '2', '3']) {
          turns.push(piece);
          setImmediate(() => turns.push('other'));
          yield piece;
        }
      })(),
      never,
      { folder }
    );
    await work;
    expect(turns).toEqual(['1', 'other', '2', 'other', '3', 'other']);
  });
});
