import { StoreFault } from '../storefault';
import { Breaker } from './breaker';

const gone = new StoreFault('unreachable', 'cluster', 'missing answer: nobody listens', true);
const late = new StoreFault('deadline', 'cluster', 'missing answer: none within 3 s', false);
const disabled = new StoreFault('unavailable', 'cluster', 'missing table: t is disabled', false);
const refused = new StoreFault('refused', 'cluster', 'invalid request: no');

describe('breaker of a source', () => {
  let now = 0;
  let asked = 0;
  const clock = { clock: () => now, today: () => new Date(Date.UTC(2026, 0, 1) + now) };
  const make = (): Breaker =>
    new Breaker('cluster', { ...clock, calls: 10, least: 4, restMs: 5000, lastingMs: 1000 });
  const fail = (breaker: Breaker, fault: Error = gone): Promise<unknown> =>
    breaker
      .run(() => {
        asked += 1;
        return Promise.reject(fault);
      })
      .catch((error: unknown) => error);
  const succeed = (breaker: Breaker): Promise<string> =>
    breaker.run(async () => {
      asked += 1;
      return 'rows';
    });
  const open = async (): Promise<Breaker> => {
    const breaker = make();
    for (let i = 0; i < 4; i++) {
      await fail(breaker);
      now += i < 3 ? 400 : 0;
    }
    asked = 0;
    return breaker;
  };

  beforeEach(() => {
    now = 1000;
    asked = 0;
  });

  it('passes calls on while they succeed', async () => {
    const breaker = make();
    expect(await succeed(breaker)).toBe('rows');
    expect(breaker.state()).toEqual({ state: 'up' });
  });

  it('refuses at once after most calls failed, and tells since when', async () => {
    const breaker = await open();
    now += 100;
    const refusal = breaker.run(async () => 'never asked');
    await expect(refusal).rejects.toMatchObject({ trouble: 'unreachable', source: 'cluster', retry: false });
    await expect(refusal).rejects.toThrow('2026-01-01T00:00:01.000Z');
    await expect(refusal).rejects.toThrow('nobody listens');
    expect(breaker.state()).toMatchObject({ state: 'down', since: '2026-01-01T00:00:01.000Z' });
  });

  it('stays closed while no more than half of the calls fail', async () => {
    const breaker = make();
    for (let i = 0; i < 20; i++) {
      await succeed(breaker);
      await fail(breaker);
      now += 1000;
    }
    expect(asked).toBe(40);
  });

  it('stays closed when many calls fail at the same moment', async () => {
    const breaker = make();
    for (let i = 0; i < 20; i++) {
      await fail(breaker);
    }
    expect(await succeed(breaker)).toBe('rows');
  });

  it('forgets calls of long ago', async () => {
    const breaker = make();
    for (let i = 0; i < 3; i++) {
      await fail(breaker);
    }
    now += 120_000;
    await fail(breaker);
    expect(await succeed(breaker)).toBe('rows');
  });

  it('does not count refusals and errors of the program as absence', async () => {
    const breaker = make();
    for (let i = 0; i < 10; i++) {
      await fail(breaker, refused);
      await fail(breaker, disabled);
      await fail(breaker, new TypeError('bug'));
      now += 1000;
    }
    expect(asked).toBe(30);
    expect(breaker.state()).toEqual({ state: 'up' });
  });

  it('lets one call through after its rest, the others wait for how that goes', async () => {
    const breaker = await open();
    now += 5000;
    let answer: (value: string) => void = () => undefined;
    const trial = breaker.run(() => new Promise<string>(resolve => (answer = resolve)));
    const others = Promise.all([succeed(breaker), succeed(breaker)]);
    await Promise.resolve();
    expect(asked).toBe(0);
    answer('back');
    expect(await trial).toBe('back');
    expect(await others).toEqual(['rows', 'rows']);
    expect(breaker.state()).toEqual({ state: 'up' });
  });

  it('refuses those who waited for a trial that fails', async () => {
    const breaker = await open();
    now += 5000;
    let end: (fault: Error) => void = () => undefined;
    const trial = breaker.run(() => new Promise<string>((_, reject) => (end = reject)));
    const other = succeed(breaker);
    end(gone);
    await expect(trial).rejects.toBe(gone);
    await expect(other).rejects.toThrow('has not answered since');
    expect(asked).toBe(0);
  });

  it('lets one of those who waited try when the trial was given up', async () => {
    const breaker = await open();
    now += 5000;
    let leave: (reason: Error) => void = () => undefined;
    const trial = breaker.run(() => new Promise<string>((_, reject) => (leave = reject)));
    const other = succeed(breaker);
    leave(new Error('aborted'));
    await expect(trial).rejects.toThrow('aborted');
    expect(await other).toBe('rows');
  });

  it('lets those who wait for a trial leave', async () => {
    const breaker = await open();
    now += 5000;
    let answer: (value: string) => void = () => undefined;
    const trial = breaker.run(() => new Promise<string>(resolve => (answer = resolve)));
    const leaving = new AbortController();
    const other = breaker.run(async () => 'never asked', leaving.signal);
    leaving.abort(new Error('the user has left'));
    await expect(other).rejects.toThrow('the user has left');
    answer('back');
    await trial;
  });

  it('rests again when the trial fails', async () => {
    const breaker = await open();
    now += 5000;
    expect(await fail(breaker)).toBe(gone);
    expect(await fail(breaker)).not.toBe(gone);
    expect(asked).toBe(1);
    now += 5000;
    expect(await succeed(breaker)).toBe('rows');
  });

  it('tries again after a trial that was given up by its caller', async () => {
    const breaker = await open();
    now += 5000;
    await fail(breaker, new Error('aborted'));
    expect(await succeed(breaker)).toBe('rows');
  });

  it('is not closed by a call that began before the others failed', async () => {
    const breaker = make();
    let answer: (value: string) => void = () => undefined;
    const early = breaker.run(() => new Promise<string>(resolve => (answer = resolve)));
    for (let i = 0; i < 4; i++) {
      await fail(breaker);
      now += 400;
    }
    answer('late');
    await early;
    expect(breaker.state().state).toBe('down');
  });

  it('is up again after one success when it had not opened', async () => {
    const breaker = make();
    await fail(breaker);
    expect(breaker.state()).toMatchObject({ state: 'down', message: 'missing answer: nobody listens' });
    await succeed(breaker);
    expect(breaker.state()).toEqual({ state: 'up' });
  });

  it('a single late answer is not yet absence', async () => {
    const breaker = make();
    await fail(breaker, late);
    expect(breaker.state()).toEqual({ state: 'up' });
  });
});
