import { Gate } from './gate';

const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

describe('gate', () => {
  it('lets in as many as there are places', async () => {
    const gate = new Gate(2);
    await gate.take('a');
    const leave = await gate.take('a');
    let third = false;
    void gate.take('a').then(() => (third = true));
    await turn();
    expect([third, gate.waiting]).toEqual([false, 1]);
    leave();
    leave();
    await turn();
    expect([third, gate.waiting]).toEqual([true, 0]);
  });

  it('serves owners in turn, and the calls of one owner in their order', async () => {
    const gate = new Gate(1);
    let leave = await gate.take('first');
    const order: string[] = [];
    for (const [owner, call] of ['a1', 'a2', 'a3', 'b1', 'c1', 'b2'].map(name => [name.charAt(0), name])) {
      void gate.take(String(owner)).then(given => {
        order.push(String(call));
        leave = given;
      });
    }
    for (let i = 0; i < 6; i++) {
      leave();
      await turn();
    }
    expect(order).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
  });

  it('forgets whoever does not want to wait any more', async () => {
    const gate = new Gate(1);
    const leave = await gate.take('a');
    const abort = new AbortController();
    const gone = gate.take('b', abort.signal);
    const stays = gate.take('b');
    const reason = new Error('left');
    abort.abort(reason);
    await expect(gone).rejects.toBe(reason);
    expect(gate.waiting).toBe(1);
    leave();
    (await stays)();
    await expect(gate.take('b', AbortSignal.abort(reason))).rejects.toBe(reason);
    await expect(gate.take('b')).resolves.toBeInstanceOf(Function);
  });
});
