import { afterAll, describe, expect, test } from 'vitest';
import { NodeScorer } from '../../src/cli/scorer.ts';
import { randomBatch, SCORING_CONTEXT } from './reward-batch.ts';
import { PATIENT_LIMITS } from './reward-limits.ts';

describe('JavaScript rewards that take all memory', { timeout: 60_000 }, () => {
  const scorer = new NodeScorer({ limits: PATIENT_LIMITS });
  afterAll(() => scorer.close());
  const load = (body: string): Promise<void> =>
    scorer.load(
      { language: 'javascript', file: 'reward.js', code: `function reward_function(params) { ${body} }` },
      SCORING_CONTEXT,
    );

  test.each([
    ['a text in 400 million pieces', "return 'ab'.repeat(2e8).split('').length;", /MemoryError|TimeoutError/],
    ['the sort of a billion holes', 'return new Array(1e9).sort().length;', /MemoryError|TimeoutError/],
    [
      'a list without end',
      'const a = []; for (;;) a.push(new Array(1e5).fill(0.5));',
      /MemoryError|TimeoutError/,
    ],
  ])('%s ends as a fault with its params, and the next reward runs', async (_name, body, type) => {
    await load(body);
    await expect(scorer.score(randomBatch(1))).rejects.toMatchObject({
      name: 'RewardCallError',
      fault: { type: expect.stringMatching(type) as string },
      params: { steps: 2 },
    });
    await load('return 1;');
    expect(await scorer.score(randomBatch(1))).toEqual(new Float64Array(SCORING_CONTEXT.numCars).fill(1));
  });

  test('what scoring costs in other processes is counted', async () => {
    await load('let sum = 0; for (let i = 0; i < 1e6; i++) sum += i; return 1;');
    const before = scorer.cpuSeconds;
    await scorer.score(randomBatch(4));
    expect(scorer.cpuSeconds).toBeGreaterThan(before);
  });
});
