import { testServer } from '../../../tests/support/server';
import { isSmall, takePlace } from './place';
import { readQuery } from './readquery';
import { startQuestion } from './start';

const never = (): AbortSignal => new AbortController().signal;

describe('takePlace', () => {
  it('refuses when no place becomes free in the time that a question may take', async () => {
    const { services } = testServer(undefined, { PARALLEL: 1, DEADLINE: 0.05 });
    const source = await services.sources.get();
    const question = await startQuestion(source, readQuery({ query: 'ZTF21aaaaaaa' }));
    const leave = await takePlace(services, question, 'a', never());
    await expect(takePlace(services, question, 'b', never())).rejects.toMatchObject({
      status: 503,
      error: { code: 'unavailable', message: expect.stringContaining('became free within 0.05 s') }
    });
    expect(services.slots.waiting).toBe(0);
    leave();
    await expect(takePlace(services, question, 'b', never())).resolves.toBeInstanceOf(Function);
  });

  it('stops waiting when the client leaves', async () => {
    const { services } = testServer(undefined, { PARALLEL: 1 });
    const source = await services.sources.get();
    const question = await startQuestion(source, readQuery({ query: 'ZTF21aaaaaaa' }));
    await takePlace(services, question, 'a', never());
    const leaving = new AbortController();
    const waiting = takePlace(services, question, 'b', leaving.signal);
    leaving.abort(new Error('the client has left'));
    await expect(waiting).rejects.toThrow('the client has left');
    expect(services.slots.waiting).toBe(0);
  });
});

describe('isSmall', () => {
  it.each([
    ['ZTF21aaaaaaa', true],
    ['246 25.5 5', true],
    ['class="SN candidate" last=100', true],
    ['246 25.5 3600', false],
    ['class="SN candidate" last=5000', false],
    ['ZTF21', false]
  ])('of %s is %s', async (query, small) => {
    const { services } = testServer();
    const question = await startQuestion(await services.sources.get(), readQuery({ query }));
    expect(isSmall(question)).toBe(small);
  });
});
