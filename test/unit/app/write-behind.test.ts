import { describe, expect, it } from 'vitest';
import { WriteBehind } from '../../../src/app/storage/write-behind.ts';

describe('WriteBehind', () => {
  it('writes one at a time and takes together what comes meanwhile', async () => {
    const writes: number[][] = [];
    let running = 0;
    const behind = new WriteBehind<number>(
      async (values) => {
        expect(++running).toBe(1);
        await Promise.resolve();
        writes.push([...values]);
        running--;
      },
      () => undefined,
    );
    for (let i = 0; i < 5; i++) behind.add(i);
    await behind.settled();
    behind.add(5);
    await behind.settled();
    expect(writes).toEqual([[0], [1, 2, 3, 4], [5]]);
  });

  it('begins at once with what waits when the page goes away', async () => {
    const begun: number[][] = [];
    const behind = new WriteBehind<number>(
      (values) => {
        begun.push([...values]);
        return Promise.resolve();
      },
      () => undefined,
    );
    for (let i = 0; i < 3; i++) behind.add(i);
    behind.flush();
    expect(begun).toEqual([[0], [1, 2]]);
    behind.flush();
    await behind.settled();
    expect(begun).toHaveLength(2);
  });

  it('reports a failed write and goes on with the next', async () => {
    const errors: unknown[] = [];
    const written: number[] = [];
    const behind = new WriteBehind<number>(
      async ([first, ...rest]) => {
        await Promise.resolve();
        if (first === 0) throw new Error('disk full');
        written.push(first, ...rest);
      },
      (error) => errors.push(error),
    );
    behind.add(0);
    behind.add(1);
    await behind.settled();
    expect(errors).toEqual([new Error('disk full')]);
    expect(written).toEqual([1]);
  });
});
