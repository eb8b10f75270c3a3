import { describe, expect, it } from 'vitest';
import { type Job, NewestFirst } from '../../../src/workers/newest-first.ts';

/** A job of so many steps, which writes down what becomes of it. */
function job(name: string, steps: number, told: string[]): Job {
  return {
    run: async (isInterrupted) => {
      for (let step = 0; step < steps; step++) {
        await Promise.resolve();
        if (isInterrupted()) {
          told.push(`${name} interrupted`);
          return false;
        }
      }
      told.push(`${name} done`);
      return true;
    },
    replace: () => told.push(`${name} replaced`),
  };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('jobs of which the newest counts', () => {
  it('are done one after the other, the most urgent kind first', async () => {
    const told: string[] = [];
    const jobs = new NewestFirst(['urgent', 'other']);
    jobs.ask('other', job('a', 1, told));
    jobs.ask('urgent', job('b', 2, told));
    await settled();
    expect(told).toEqual(['a interrupted', 'b done', 'a done']);
  });

  it('give way to newer ones of their kind, whether they run or wait', async () => {
    const told: string[] = [];
    const jobs = new NewestFirst(['urgent', 'other']);
    for (const name of ['a', 'b', 'c']) jobs.ask('urgent', job(name, 2, told));
    jobs.ask('other', job('d', 1, told));
    jobs.ask('other', job('e', 1, told));
    await settled();
    expect(told).toEqual(['a replaced', 'b replaced', 'd replaced', 'a interrupted', 'c done', 'e done']);
  });

  it('are taken up again after a pause', async () => {
    const told: string[] = [];
    const jobs = new NewestFirst(['urgent']);
    jobs.ask('urgent', job('a', 1, told));
    await settled();
    jobs.ask('urgent', job('b', 1, told));
    await settled();
    expect(told).toEqual(['a done', 'b done']);
  });
});
