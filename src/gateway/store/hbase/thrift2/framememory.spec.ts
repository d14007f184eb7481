import { FrameMemory } from './framememory';

describe('memory of frames', () => {
  it('is used again for a frame that fits, and only when it was given back', () => {
    const memory = new FrameMemory();
    const first = memory.take(1_000_000);
    const second = memory.take(1_000_000);
    expect(first).toHaveLength(1_000_000);
    expect(second.buffer).not.toBe(first.buffer);
    memory.give(first);
    expect(memory.take(900_000).buffer).toBe(first.buffer);
    expect(memory.take(900_000).buffer).not.toBe(first.buffer);
  });

  it('is not too small, and the smallest that will do', () => {
    const memory = new FrameMemory();
    const frames = [4_000_000, 100_000, 1_000_000].map(length => memory.take(length));
    frames.forEach(frame => memory.give(frame));
    expect(memory.take(200_000).buffer).toBe(frames[2]?.buffer);
    expect(memory.take(5_000_000)).toHaveLength(5_000_000);
  });

  it('does not keep small frames, nor more than it may', () => {
    const memory = new FrameMemory();
    const small = memory.take(1000);
    memory.give(small);
    expect(memory.take(1000).buffer).not.toBe(small.buffer);
    const large = [1, 2, 3].map(() => memory.take(3_000_000));
    large.forEach(frame => memory.give(frame));
    const again = [1, 2, 3].map(() => memory.take(3_000_000).buffer);
    expect(large.filter(({ buffer }) => again.includes(buffer))).toHaveLength(2);
  });
});
