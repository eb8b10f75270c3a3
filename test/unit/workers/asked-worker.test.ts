import { describe, expect, it } from 'vitest';
import { answerQuestions } from '../../../src/workers/answer-questions.ts';
import { AskedWorker } from '../../../src/workers/client/asked-worker.ts';
import type { Answers } from '../../../src/workers/questions.ts';

interface Sums {
  readonly double: readonly [question: number, answer: number];
  readonly count: readonly [question: null, answer: number];
}

const ANSWERS: Answers<Sums, number> = {
  double: (n) => {
    if (n < 0) throw new RangeError(`must be 0 or more (found ${n})`);
    return 2 * n;
  },
  /** Counts until it is enough. */
  count: async (_, { tell, signal }) => {
    let n = 0;
    while (!signal.aborted) {
      tell(++n);
      await new Promise((resolve) => setTimeout(resolve));
    }
    return n;
  },
};

/** A worker in the same thread; messages are cloned and arrive later, as between threads. */
class NearWorker extends EventTarget {
  readonly #inside = new EventTarget();
  isTerminated = false;

  constructor() {
    super();
    const send = (to: EventTarget, data: unknown): void => {
      const copy: unknown = structuredClone(data);
      setTimeout(() => this.isTerminated || to.dispatchEvent(new MessageEvent('message', { data: copy })));
    };
    this.postMessage = (message) => send(this.#inside, message);
    answerQuestions<Sums, number>(
      {
        postMessage: (message) => send(this, message),
        addEventListener: (type, listener) =>
          this.#inside.addEventListener(type, listener as (event: Event) => void),
      },
      ANSWERS,
    );
  }

  postMessage: (message: unknown) => void;

  terminate(): void {
    this.isTerminated = true;
  }
}

function workers(): { made: NearWorker[]; asked: AskedWorker<Sums, number> } {
  const made: NearWorker[] = [];
  const make = (): Worker => {
    made.push(new NearWorker());
    return made.at(-1) as unknown as Worker;
  };
  return { made, asked: new AskedWorker<Sums, number>(make, 'counts') };
}

describe('a worker that is asked', () => {
  it('is started with the first question, and answers each', async () => {
    const { made, asked } = workers();
    expect(made).toHaveLength(0);
    await expect(Promise.all([asked.ask('double', 2), asked.ask('double', 21)])).resolves.toEqual([4, 42]);
    expect(made).toHaveLength(1);
  });

  it('refuses with what was thrown, and answers the next question', async () => {
    const { asked } = workers();
    await expect(asked.ask('double', -1)).rejects.toThrow('must be 0 or more (found -1)');
    await expect(asked.ask('double', 1)).resolves.toBe(2);
  });

  it('tells news of a question, answers others meanwhile, and ends it with what there is', async () => {
    const { asked } = workers();
    const enough = new AbortController();
    const news: number[] = [];
    const counted = asked.ask('count', null, {
      signal: enough.signal,
      onNews: (n) => {
        news.push(n);
        if (n === 3) enough.abort();
      },
    });
    await expect(asked.ask('double', 4)).resolves.toBe(8);
    const last = await counted;
    expect(last).toBeGreaterThanOrEqual(3);
    expect(news).toEqual(Array.from({ length: last }, (_, i) => i + 1));
  });

  it('ends a question at once that nobody wanted any more when it was asked', async () => {
    const { asked } = workers();
    const signal = AbortSignal.abort();
    await expect(asked.ask('count', null, { signal })).resolves.toBeLessThanOrEqual(1);
  });

  it('refuses all that wait when it dies, and is started again', async () => {
    const { made, asked } = workers();
    const counted = asked.ask('count', null);
    made[0].dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }));
    await expect(counted).rejects.toThrow('out of memory');
    expect(made[0].isTerminated).toBe(true);
    await expect(asked.ask('double', 3)).resolves.toBe(6);
    expect(made).toHaveLength(2);
  });

  it('says so where it could not be loaded, and where it was ended', async () => {
    const { made, asked } = workers();
    const first = asked.ask('count', null);
    made[0].dispatchEvent(new Event('error'));
    await expect(first).rejects.toThrow('the worker that counts could not be loaded. Reload the page');
    const second = asked.ask('count', null);
    asked.dispose();
    await expect(second).rejects.toThrow('the worker that counts was ended');
  });

  it('throws for what cannot be cloned, and leaves nobody waiting', async () => {
    const { asked } = workers();
    await expect(asked.ask('double', (() => 1) as unknown as number)).rejects.toThrow('could not be cloned');
    await expect(asked.ask('double', 5)).resolves.toBe(10);
  });
});
