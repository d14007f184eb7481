import { Slots } from './slots';

const never = new AbortController().signal;

describe('Slots', () => {
  it('lets no more in than there are places, and the waiting ones in their order', async () => {
    const slots = new Slots(1);
    const entered: string[] = [];
    const first = await slots.take(never);
    const others = ['b', 'c'].map(async name => {
      const leave = await slots.take(never);
      entered.push(name);
      leave();
    });
    expect(slots.waiting).toBe(2);
    expect(entered).toEqual([]);
    first();
    await Promise.all(others);
    expect(entered).toEqual(['b', 'c']);
  });

  it('gives a place back only once', async () => {
    const slots = new Slots(1);
    const leave = await slots.take(never);
    leave();
    leave();
    await slots.take(never);
    void slots.take(never);
    expect(slots.waiting).toBe(1);
  });

  it('forgets who was aborted while waiting', async () => {
    const slots = new Slots(1);
    const leave = await slots.take(never);
    const controller = new AbortController();
    const waiting = slots.take(controller.signal);
    controller.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    expect(slots.waiting).toBe(0);
    leave();
    await expect(slots.take(never)).resolves.toBeInstanceOf(Function);
  });
});
