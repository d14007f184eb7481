import { type IClaim, Slots } from './slots';

/** A signal that nobody aborts; each claim has its own. */
const never = (): AbortSignal => new AbortController().signal;
const tick = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

describe('Slots', () => {
  it('lets no more in than there are places, and the waiting ones in their order', async () => {
    const slots = new Slots(1);
    const entered: string[] = [];
    const first = await slots.take(never());
    const others = ['b', 'c'].map(async name => {
      const leave = await slots.take(never());
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
    const leave = await slots.take(never());
    leave();
    leave();
    await slots.take(never());
    void slots.take(never());
    expect(slots.waiting).toBe(1);
  });

  it('forgets who was aborted while waiting', async () => {
    const slots = new Slots(1);
    const leave = await slots.take(never());
    const controller = new AbortController();
    const waiting = slots.take(controller.signal);
    controller.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    expect(slots.waiting).toBe(0);
    leave();
    await expect(slots.take(never())).resolves.toBeInstanceOf(Function);
  });

  /** Claims that wait, let in one at a time; the order in which they were. */
  async function orderOf(slots: Slots, claims: readonly (IClaim & { name: string })[]): Promise<string[]> {
    const order: string[] = [];
    await Promise.all(
      claims.map(async ({ name, ...claim }) => {
        const leave = await slots.take(never(), claim);
        order.push(name);
        leave();
      })
    );
    return order;
  }

  it('gives owners their turn one after the other, whatever each has waiting', async () => {
    const slots = new Slots(1);
    const first = await slots.take(never(), { owner: 'a' });
    const done = orderOf(slots, [
      { name: 'a1', owner: 'a' },
      { name: 'a2', owner: 'a' },
      { name: 'a3', owner: 'a' },
      { name: 'b1', owner: 'b' },
      { name: 'b2', owner: 'b' },
      { name: 'c1', owner: 'c' }
    ]);
    first();
    expect(await done).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
  });

  it('lets nobody have more than the places of one owner, while others have the rest', async () => {
    const slots = new Slots(4, { perOwner: 2 });
    const of = async (owner: string): Promise<() => void> => slots.take(never(), { owner });
    const leave = await of('a');
    await of('a');
    const third = of('a');
    expect(slots.waiting).toBe(1);
    await of('b');
    expect(slots.waiting).toBe(1);
    leave();
    await third;
    expect(slots.waiting).toBe(0);
  });

  it('does not let 200 clients keep one small question waiting', async () => {
    const slots = new Slots(4, { perOwner: 4, reserved: 1 });
    const holding: (() => void)[] = [];
    const large = Array.from({ length: 200 }, async (_, index) => {
      const leave = await slots.take(never(), { owner: `user ${index}` });
      holding.push(leave);
    });
    await tick();
    expect(holding).toHaveLength(3);
    // No place of a large one is given back, and yet it comes in; the next small one takes its place.
    (await slots.take(never(), { owner: 'late', small: true }))();
    const leave = await slots.take(never(), { owner: 'user 0', small: true });
    let came = false;
    void slots.take(never(), { owner: 'user 7', small: true }).then(() => {
      came = true;
    });
    // With their own place taken, small ones take turns with large ones: the second place that becomes free is theirs.
    holding.shift()?.();
    await tick();
    holding.shift()?.();
    await tick();
    expect(came).toBe(true);
    leave();
    while (holding.length > 0) {
      holding.shift()?.();
      await tick();
    }
    await Promise.all(large);
    expect(slots.waiting).toBe(0);
  });

  it('does not let small questions keep large ones waiting either: they take turns', async () => {
    const slots = new Slots(1, { reserved: 1 });
    const first = await slots.take(never());
    const small = { small: true, owner: 's' };
    const large = { owner: 'l' };
    const done = orderOf(slots, [
      { name: 's1', ...small },
      { name: 's2', ...small },
      { name: 's3', ...small },
      { name: 'l1', ...large },
      { name: 'l2', ...large }
    ]);
    first();
    expect(await done).toEqual(['s1', 'l1', 's2', 'l2', 's3']);
  });
});
