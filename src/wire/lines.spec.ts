import { splitLines } from './lines';

function body(pieces: readonly string[], end: boolean): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: controller => {
      pieces.forEach(piece => controller.enqueue(new TextEncoder().encode(piece)));
      if (end) {
        controller.close();
      }
    }
  });
}

describe('splitLines', () => {
  it('puts lines together that arrive in parts, and skips empty ones', async () => {
    const lines: string[] = [];
    for await (const line of splitLines(body(['a\n\nb', 'c\n', 'é'], true))) {
      lines.push(line);
    }
    expect(lines).toEqual(['a', 'bc', 'é']);
  });

  it('ends when it is aborted, also where the source never answers', async () => {
    const controller = new AbortController();
    const lines = splitLines(body(['a\n'], false), controller.signal);
    expect(await lines.next()).toEqual({ value: 'a', done: false });
    const waiting = lines.next();
    controller.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    await expect(splitLines(body(['a\n'], false), controller.signal).next()).rejects.toThrow('enough');
  });
});
